// Two workers add one to the same number, a million times each.
import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const TIMES = Number(process.env.TIMES ?? 1_000_000);

if (isMainThread) {
	// Two numbers in memory that both workers can reach.
	const total = new Int32Array(new SharedArrayBuffer(4));
	const ready = new Int32Array(new SharedArrayBuffer(4));
	const shared = { total, ready, atomic: process.argv[2] === 'atomic' };
	const workers = ['Worker A', 'Worker B'].map(
		(name) => new Worker(import.meta.filename, { name, workerData: shared }),
	);
	await Promise.all(workers.map((worker) => once(worker, 'exit')));
	console.log(`Added: ${2 * TIMES}`);
	console.log(`Total: ${total[0]}`);
} else {
	const { total, ready, atomic } = workerData;
	Atomics.add(ready, 0, 1);
	while (Atomics.load(ready, 0) < 2); // until both workers are here

	if (atomic) addAtomically(total);
	else addPlainly(total);
}

// #region plain
function addPlainly(total: Int32Array): void {
	for (let i = 0; i < TIMES; i++) total[0] += 1;
}
// #endregion plain

// #region atomic
function addAtomically(total: Int32Array): void {
	for (let i = 0; i < TIMES; i++) Atomics.add(total, 0, 1);
}
// #endregion atomic
