// Two workers add to one number. Each holds a lock from reading the number to writing it.
import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Mutex } from '../../lib/mutex.ts';

const TIMES = 4;

if (isMainThread) {
	const total = new Int32Array(new SharedArrayBuffer(4));
	const ready = new Int32Array(new SharedArrayBuffer(4));
	const lock = new Mutex('total');
	const users = { one: 1, none: 0 }[process.argv[2] ?? ''] ?? 2; // how many workers use it
	const workers = ['Worker A', 'Worker B'].map(
		(name, index) =>
			new Worker(import.meta.filename, { name, workerData: { total, ready, lock, locks: index < users } }),
	);
	await Promise.all(workers.map((worker) => once(worker, 'exit')));
	console.log(`Added: ${2 * TIMES}`);
	console.log(`Total: ${total[0]}`);
} else {
	const { total, ready, locks } = workerData;
	const lock = Mutex.from(workerData.lock);
	Atomics.add(ready, 0, 1);
	while (Atomics.load(ready, 0) < 2); // until both workers are here
	for (let i = 0; i < TIMES; i++) {
		if (locks) addLocked(total, lock);
		else add(total);
		busy(1); // and now for something else
	}
}

// #region locked
function addLocked(total: Int32Array, lock: Mutex): void {
	using _held = lock.lock();
	add(total);
}
// #endregion locked

// #region add
function add(total: Int32Array): void {
	const read = total[0] ?? 0;
	busy(1); // time enough for another worker to come between
	total[0] = read + 1;
}
// #endregion add

function busy(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}
