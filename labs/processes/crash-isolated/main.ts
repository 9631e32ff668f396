// Five children end in five ways. The parent watches, and goes on.
import { spawn } from 'node:child_process';

const node = process.execPath;

await watch('1 / 0', node, ['-e', 'console.log(1 / 0)']);
await watch('1n / 0n', node, ['-e', 'console.log(1n / 0n)']);
await watch('exit(3)', node, ['-e', 'process.exit(3)']);
await watch('SIGSEGV', node, ['-e', `process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000)`]);
await watch('no program', 'definitely-not-there', []);
console.log('parent: still here');

// #region watch
/** Runs a program to its end and prints how it ended. */
function watch(title: string, program: string, args: string[]): Promise<void> {
	const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	let errors = '';
	child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
	child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));

	return new Promise((done) => {
		child.on('error', (error: NodeJS.ErrnoException) => {
			console.log(`${title}: not started, ${error.code}, pid ${child.pid}`);
			done();
		});
		child.on('close', (code, signal) => {
			if (child.pid === undefined) return; // never started: told above
			console.log(`${title}: code ${code}, signal ${signal}${said('printed', output)}${said('failed with', errors)}`);
			done();
		});
	});
}
// #endregion watch

/** The line that says what happened: `RangeError: …` where there is one, else the first. */
function said(what: string, text: string): string {
	const lines = text.trim().split('\n');
	const line = lines.find((each) => /^\w*Error: /.test(each)) ?? lines[0];
	return line ? `, ${what} ${line}` : '';
}
