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

/** Each sends the message of this number, and acknowledges it: at once, or when it is in the pipe, whose reader may be dead. */
const peers = [];
let sent = 0;
let spawned = 0;

function posted(port, n) {
	port.postMessage({ from: name, n });
	said({ send: n });
}

function written(n) {
	return (error) => error || said({ send: n });
}

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
		peers.push((n) => child.connected && child.send({ from: name, n }, written(n)));
	}
	if (isMainThread && next() < 0.6) {
		const worker = new Worker(own, { workerData: [Math.floor(next() * 2 ** 32), 0, dir], name: 'busy' });
		worker.on('message', receive);
		peers.push((n) => posted(worker, n));
	}
	if (!isMainThread) {
		parentPort.on('message', receive);
		peers.push((n) => posted(parentPort, n));
	} else if (process.send) {
		process.on('message', receive);
		// Its parent may be killed first.
		process.on('disconnect', () => {});
		peers.push((n) => process.connected && process.send({ from: name, n }, written(n)));
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
		peers[Math.floor(next() * peers.length)]?.(sent++);
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
