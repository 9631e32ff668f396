// The files that this process holds open, as the Linux kernel lists them.
import { once } from 'node:events';
import {
	closeSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

if (isMainThread) await main();
else parentPort?.postMessage(readFileSync(workerData.fd, 'utf8'));

async function main(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'open-files-'));
	try {
		await openReadClose(join(folder, 'notes.txt'));
	} finally {
		rmSync(folder, { recursive: true });
	}
	sharedObjects();
}

// #region fds
async function openReadClose(file: string): Promise<void> {
	writeFileSync(file, 'three seats sold');
	list('before');
	const fd = openSync(file, 'r');
	list('open');
	await readInWorker(fd);
	closeSync(fd);
	list('closed');
}

/** `/proc/self/fd` has one link for each open file, named by its number. */
function list(when: string): void {
	const numbers = readdirSync('/proc/self/fd').map(Number);
	const named = numbers.sort((a, b) => a - b).filter((fd) => fd <= 2 || targetOf(fd).endsWith('.txt'));
	const files = named.map((fd) => `${fd} ${basename(targetOf(fd))}`).join(', ');
	console.log(`${when}: ${files}, and ${numbers.length - named.length} others`);
}

function targetOf(fd: number): string {
	try {
		return readlinkSync(`/proc/self/fd/${fd}`);
	} catch {
		return 'closed'; // the folder was open only while it was read
	}
}
// #endregion fds

// #region worker
async function readInWorker(fd: number): Promise<void> {
	const reader = new Worker(import.meta.filename, { name: 'reader', workerData: { fd } });
	const [text] = await once(reader, 'message');
	console.log(`a thread reads number ${fd}: ${text}`);
	await once(reader, 'exit');
}
// #endregion worker

// #region objects
/** `/proc/self/maps` has one line for each piece of the process's memory, and where it came from. */
function sharedObjects(): void {
	const maps = readFileSync('/proc/self/maps', 'utf8');
	const files = maps.match(/\/\S+\.so\S*$/gm) ?? [];
	const names = new Set(files.map((file) => basename(file)));
	console.log(`shared objects: ${[...names].join(', ')}`);
}
// #endregion objects
