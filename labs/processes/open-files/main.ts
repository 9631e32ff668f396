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

const NOTES = 'notes.txt';

if (isMainThread) await main();
else parentPort?.postMessage(readFileSync(workerData.fd, 'utf8'));

async function main(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'open-files-'));
	try {
		await openReadClose(join(folder, NOTES));
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

// /proc/self/fd has a link for each open file, by its number.
function list(when: string): void {
	const all = readdirSync('/proc/self/fd').map(Number);
	const some = all.filter((n) => n <= 2 || nameOf(n) === NOTES);
	some.sort((a, b) => a - b);
	const names = some.map((n) => `${n} ${nameOf(n)}`).join(', ');
	const rest = all.length - some.length;
	console.log(`${when}: ${names}, and ${rest} others`);
}
// #endregion fds

function nameOf(fd: number): string {
	try {
		return basename(readlinkSync(`/proc/self/fd/${fd}`));
	} catch {
		return 'closed'; // the folder itself was open while it was read
	}
}

// #region worker
async function readInWorker(fd: number): Promise<void> {
	const options = { name: 'reader', workerData: { fd } };
	const reader = new Worker(import.meta.filename, options);
	const [text] = await once(reader, 'message');
	console.log(`a thread reads number ${fd}: ${text}`);
	await once(reader, 'exit');
}
// #endregion worker

// #region objects
// /proc/self/maps names the file behind each piece of memory.
function sharedObjects(): void {
	const maps = readFileSync('/proc/self/maps', 'utf8');
	const files = maps.match(/\/\S+\.so\S*$/gm) ?? [];
	const names = new Set(files.map((file) => basename(file)));
	console.log(`shared objects: ${[...names].join(', ')}`);
}
// #endregion objects
