/**
 * Processes and threads that do what can be recorded, in an order that a seed determines, and acknowledge each thing on a
 * channel of their own: busy.mjs <seed> <generations> <directory>. Does not end by itself.
 */
import { fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, threadId, Worker, workerData } from 'node:worker_threads';
import { random } from '../random.ts';
import { acknowledger } from './acknowledge.mjs';

const own = fileURLToPath(import.meta.url);
const [seed, generations, dir] = isMainThread ? process.argv.slice(2) : workerData;
const next = random(Number(seed));
const said = acknowledger(dir);
const name = `${process.pid}-${threadId}`;
/** Below what is told in full: what is left out is counted, and not lost. */
const MOST = 1200;

/** Each takes `{ from, n }`. */
const peers = [];
let sent = 0;
let spawned = 0;

function receive(message) {
	said({ receive: message.n, from: message.from });
}

function start() {
	const more = Number(generations) - 1;
	for (let count = more >= 0 ? 1 + Math.floor(next() * 2) : 0; count > 0; count--) {
		const args = [String(Math.floor(next() * 2 ** 32)), String(more), dir];
		const child = fork(own, args, { detached: next() < 0.3, stdio: 'inherit' });
		said({ spawn: child.pid });
		child.on('message', receive);
		child.on('error', () => {});
		peers.push((message) => child.connected && child.send(message, () => {}));
	}
	if (isMainThread && next() < 0.6) {
		const worker = new Worker(own, { workerData: [Math.floor(next() * 2 ** 32), 0, dir], name: 'busy' });
		worker.on('message', receive);
		peers.push((message) => worker.postMessage(message) === undefined);
	}
	if (!isMainThread) {
		parentPort.on('message', receive);
		peers.push((message) => parentPort.postMessage(message) === undefined);
	} else if (process.send) {
		process.on('message', receive);
		// Its parent may be killed first.
		process.on('disconnect', () => {});
		peers.push((message) => process.connected && process.send(message, () => {}));
	}
}

const deeds = [
	(n) => {
		performance.mark(name, { detail: n });
		said({ mark: n });
	},
	(n) => {
		process.stdout.write(`${name} ${n}\n`);
		if (isMainThread) said({ out: n });
	},
	() => {
		const peer = peers[Math.floor(next() * peers.length)];
		if (peer?.({ from: name, n: sent })) said({ send: sent++ });
	},
	() => {
		if (spawned > 3 || next() > 0.02) return;
		spawned++;
		const child = spawn('sleep', [String(next() * 0.05)], { stdio: 'ignore' });
		said({ spawn: child.pid });
	},
];

start();
for (let n = 0; n < MOST; n++) {
	deeds[Math.floor(next() * deeds.length)](n);
	await new Promise((done) => (next() < 0.05 ? setTimeout(done, next() * 4) : setImmediate(done)));
}
setInterval(() => {}, 1000);
