// What a process can say about itself, and five more processes of the same file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fstatSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

if (process.argv[2] === 'child') {
	console.log(`child ${process.pid}, started by ${process.ppid}, runs ${basename(process.argv[1])}`);
	process.stdin.resume(); // stays until its parent closes its input
} else {
	aboutMyself();
	if (process.platform === 'linux') fromTheKernel();
	await fiveChildren();
}

// #region self
function aboutMyself(): void {
	console.log(`process ${process.pid}, started by ${process.ppid}, runs ${basename(process.argv[1])}`);
	console.log(`program: ${basename(process.execPath)} ${process.version}`);
	console.log(`input: ${kindOf(0)}, output: ${kindOf(1)}`);
	const { rss, heapUsed, external } = process.memoryUsage();
	console.log(`memory: ${mb(rss)} in RAM, ${mb(heapUsed)} JavaScript objects, ${mb(external)} outside of them`);
}
// #endregion self

// #region kernel
function fromTheKernel(): void {
	const commandLine = readFileSync('/proc/self/cmdline', 'utf8').split('\0');
	const maps = readFileSync('/proc/self/maps', 'utf8').split('\n');
	console.log(`/proc/self/exe is my program: ${readlinkSync('/proc/self/exe') === process.execPath}`);
	console.log(`/proc/self/cmdline begins as I was called: ${commandLine[0] === process.argv0}`);
	console.log(`/proc/self/maps has my program: ${maps.some((line) => line.endsWith(process.execPath))}`);
	console.log(`/proc/self/maps has a stack: ${maps.some((line) => line.endsWith('[stack]'))}`);
}
// #endregion kernel

// #region children
async function fiveChildren(): Promise<void> {
	const children = Array.from({ length: 5 }, () =>
		spawn(process.execPath, [import.meta.filename, 'child'], { stdio: ['pipe', 'pipe', 'inherit'] }),
	);
	for (const child of children) process.stdout.write((await once(child.stdout, 'data'))[0]);
	console.log('all five are alive now');
	for (const child of children) child.stdin.end();
}
// #endregion children

function kindOf(fd: number): string {
	const stat = fstatSync(fd);
	if (stat.isSocket()) return 'a socket';
	if (stat.isFIFO()) return 'a pipe';
	if (stat.isFile()) return 'a file';
	return (fd === 0 ? process.stdin : process.stdout).isTTY ? 'a terminal' : 'a device';
}

function mb(bytes: number): string {
	return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
