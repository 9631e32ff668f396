// Five children end in five ways. The parent watches, and goes on.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const NODE = process.execPath;
const SEGV = `process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000)`;

// #region five
await watch('1 / 0', NODE, '-e', 'console.log(1 / 0)');
await watch('1n / 0n', NODE, '-e', 'console.log(1n / 0n)');
await watch('exit(3)', NODE, '-e', 'process.exit(3)');
await watch('SIGSEGV', NODE, '-e', SEGV);
await watch('no program', 'definitely-not-there');
console.log('parent: still here');
// #endregion five

// #region watch
async function watch(title: string, ...command: string[]) {
	const [file, ...args] = command;
	const child = spawn(file, args);
	let output = '';
	let errors = '';
	child.stdout.on('data', (bytes) => (output += bytes));
	child.stderr.on('data', (bytes) => (errors += bytes));
	try {
		const [code, signal] = await once(child, 'close');
		console.log(`${title}: code ${code}, signal ${signal}`);
		show('stdout', output);
		show('stderr', errors);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		console.log(`${title}: ${code}, pid ${child.pid}`);
	}
}
// #endregion watch

/** Prints the line with the error where there is one, else the first. */
function show(stream: string, text: string): void {
	const lines = text.trim().split('\n');
	const line = lines.find((each) => /^\w*Error: /.test(each)) ?? lines[0];
	if (line) console.log(`  ${stream}: ${line}`);
}
