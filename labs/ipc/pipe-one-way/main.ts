// Two processes write into one pipe, one after the other. A third reads, four bytes at a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readSync, writeSync } from 'node:fs';

// #region pipeline
const WRITERS = '{ "$0" "$1" write A; "$0" "$1" write B; }';
const PIPELINE = `${WRITERS} | "$0" "$1" read`;
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
	const words = ['Hello ', 'from ', `${name}.\n`];
	for (const word of words) writeSync(1, word);
	performance.mark('written', { detail: name });
}
// #endregion write

// #region read
function read(): void {
	const bytes = Buffer.alloc(4);
	for (;;) {
		// Waits until there is a byte or more, or the end.
		const count = readSync(0, bytes);
		if (count === 0) break;
		const text = bytes.toString('utf8', 0, count);
		console.log(`${count} bytes: ${JSON.stringify(text)}`);
	}
	performance.mark('end');
	console.log('end of file');
	try {
		writeSync(0, 'thank you');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		console.log(`write back: ${code}`);
	}
}
// #endregion read
