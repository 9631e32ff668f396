/** 100,000 times one thread wakes the other and waits to be woken. */
import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { ownTime } from './own-time.mjs';

const HAND_OFFS = 100_000;

if (isMainThread) {
	const cell = new Int32Array(new SharedArrayBuffer(4));
	const worker = new Worker(new URL(import.meta.url), { workerData: cell });
	Atomics.wait(cell, 0, 0);
	await ownTime(() => take(cell, 1));
	await once(worker, 'exit');
} else {
	Atomics.store(workerData, 0, 1);
	Atomics.notify(workerData, 0);
	take(workerData, 2);
}

/** Counts up in its turn: the main thread makes odd numbers even. */
function take(cell, first) {
	for (let turn = first; turn <= HAND_OFFS; turn += 2) {
		for (let now = Atomics.load(cell, 0); now !== turn; now = Atomics.load(cell, 0)) Atomics.wait(cell, 0, now);
		Atomics.store(cell, 0, turn + 1);
		Atomics.notify(cell, 0);
	}
}
