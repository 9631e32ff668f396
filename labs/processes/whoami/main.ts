// What a process can say about itself, and five more processes of the same file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fstatSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

const file = basename(process.argv[1]);

if (process.argv[2] === 'child') {
	console.log(`child ${process.pid}, started by ${process.ppid}, runs ${file}`);
	process.stdin.resume(); // stays until its parent closes its input
} else {
	aboutMyself();
	if (process.platform === 'linux') fromTheKernel();
	await fiveChildren();
}

// #region self
function aboutMyself(): void {
	const { pid, ppid, execPath, version } = process;
	console.log(`process ${pid}, started by ${ppid}, runs ${file}`);
	console.log(`program: ${basename(execPath)} ${version}`);
	console.log(`input: ${kindOf(0)}, output: ${kindOf(1)}`);
	const { rss, heapUsed } = process.memoryUsage();
	const [all, objects] = [mb(rss), mb(heapUsed)];
	console.log(`memory: ${all}, of it objects: ${objects}`);
}
// #endregion self

// #region kernel
function fromTheKernel(): void {
	const [called] = textOf('/proc/self/cmdline').split('\0');
	const maps = textOf('/proc/self/maps');
	const has = (end: string) => maps.includes(`${end}\n`);
	const exe = readlinkSync('/proc/self/exe');
	console.log(`exe is my program: ${exe === process.execPath}`);
	console.log(`cmdline has my call: ${called === process.argv0}`);
	console.log(`maps has my program: ${has(process.execPath)}`);
	console.log(`maps has a stack: ${has('[stack]')}`);
}
// #endregion kernel

// #region children
async function fiveChildren(): Promise<void> {
	const children = [1, 2, 3, 4, 5].map(startChild);
	for (const child of children) {
		const [text] = await once(child.stdout, 'data');
		process.stdout.write(text);
	}
	console.log('all five are alive now');
	for (const child of children) child.stdin.end();
}

function startChild() {
	return spawn(process.execPath, [import.meta.filename, 'child']);
}
// #endregion children

function textOf(file: string): string {
	return readFileSync(file, 'utf8');
}

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
