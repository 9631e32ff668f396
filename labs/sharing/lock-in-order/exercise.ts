// Two workers add to one number. All the steps are there, but not in a good order.
import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Mutex } from '../../lib/mutex.ts';

const TIMES = 5;

if (isMainThread) {
	const total = new Int32Array(new SharedArrayBuffer(4));
	const ready = new Int32Array(new SharedArrayBuffer(4));
	const shared = { total, ready, lock: new Mutex('total') };
	const workers = ['Worker A', 'Worker B'].map(
		(name) => new Worker(import.meta.filename, { name, workerData: shared }),
	);
	await Promise.all(workers.map((worker) => once(worker, 'exit')));
	console.log(`Total: ${total[0]} of ${2 * TIMES}`);
} else {
	const { total, ready } = workerData;
	const lock = Mutex.from(workerData.lock);
	Atomics.add(ready, 0, 1);
	while (Atomics.load(ready, 0) < 2); // until both workers are here
	for (let i = 0; i < TIMES; i++) add(total, lock);
}

function add(total: Int32Array, lock: Mutex): void {
	let read = 0;
	// #region order
	total[0] = read + 1;
	lock.unlock();
	busy(1);
	read = total[0] ?? 0;
	lock.lock();
	// #endregion order
}

function busy(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}
