// Writes three lines to a child, which counts what it reads until its input ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

if (process.argv[2] === 'count') await count();
else {
	const child = spawn(process.execPath, [import.meta.filename, 'count'], { stdio: ['pipe', 'inherit', 'inherit'] });
	for (const line of ['one', 'two', 'three']) child.stdin.write(`${line}\n`);
	// #region gap-end
	// All is written. How does the child learn that?
	// #endregion gap-end
	const [code, signal] = await once(child, 'exit');
	console.log(`the child ended with ${signal ?? `code ${code}`}`);
}

async function count(): Promise<void> {
	let lines = 0;
	for await (const _line of createInterface({ input: process.stdin })) lines++;
	console.log(`${lines} lines`);
}
