// Two processes write into one pipe, one after the other. A third reads, four bytes at a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readSync, writeSync } from 'node:fs';

// #region pipeline
const PIPELINE = '{ "$0" "$1" write A; "$0" "$1" write B; } | "$0" "$1" read';
// #endregion pipeline

const [role, name] = process.argv.slice(2);
if (role === 'write') write(name);
else if (role === 'read') read();
else {
	// $0 is this Node, $1 is this file.
	const shell = spawn('sh', ['-c', PIPELINE, process.execPath, import.meta.filename], { stdio: 'inherit' });
	await once(shell, 'exit');
}

// #region write
function write(name = ''): void {
	for (const word of ['Hello ', 'from ', `${name}.\n`]) writeSync(1, word);
	performance.mark('written', { detail: name });
}
// #endregion write

// #region read
function read(): void {
	const bytes = Buffer.alloc(4);
	for (;;) {
		const count = readSync(0, bytes); // waits for one byte or more, or for the end
		if (count === 0) break;
		console.log(`${count} bytes: ${JSON.stringify(bytes.toString('utf8', 0, count))}`);
	}
	performance.mark('end');
	console.log('end of file');
	try {
		writeSync(0, 'thank you');
	} catch (error) {
		console.log(`write back: ${(error as NodeJS.ErrnoException).code}`);
	}
}
// #endregion read
