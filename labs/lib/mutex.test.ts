import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { test } from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Mutex } from './mutex.ts';

const TIMES = 20_000;

if (isMainThread) tests();
else work();

/** What a thread of these tests does: adds with the lock, or holds it until it is told to end. */
function work(): void {
	const { lock, total, waits } = workerData;
	const mutex = Mutex.from(lock);
	channel('interleave:lock').subscribe((message) => {
		if ((message as { kind: string }).kind === 'wait') Atomics.add(waits, 0, 1);
	});
	for (let i = 0; i < TIMES; i++) {
		using _held = mutex.lock();
		total[0] += 1;
	}
	parentPort?.postMessage('done');
}

function tests(): void {
	test('Mutex.lock() keeps others out: no addition of three threads is lost', async () => {
		const [total, waits] = [numbers(), numbers()];
		const workerData = { lock: new Mutex('total'), total, waits };
		const workers = [1, 2, 3].map(() => new Worker(import.meta.filename, { workerData }));
		await Promise.all(workers.map((worker) => once(worker, 'exit')));
		assert.equal(total[0], 3 * TIMES);
	});

	test('Mutex.lock() sleeps while another thread holds it, and wakes when that releases it', async () => {
		const [total, waits] = [numbers(), numbers()];
		const lock = new Mutex('total');
		lock.lock();
		const worker = new Worker(import.meta.filename, { workerData: { lock, total, waits } });
		while (Atomics.load(waits, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
		assert.equal(total[0], 0);
		lock.unlock();
		await once(worker, 'exit');
		assert.equal(total[0], TIMES);
	});

	test('Mutex.lock() is released where its block ends, also by an error', () => {
		const lock = new Mutex('x');
		assert.throws(() => {
			using _held = lock.lock();
			throw new Error('inside');
		}, /inside/);
		lock.lock();
		lock.unlock();
	});

	test('Mutex.unlock() refuses a lock that nobody holds', () => {
		assert.throws(() => new Mutex('x').unlock(), /The lock "x" is not held/);
	});

	test('Mutex tells its watchers of holds and releases by name, in order', () => {
		const told: unknown[] = [];
		const watch = (message: unknown) => told.push(message);
		channel('interleave:lock').subscribe(watch);
		const lock = new Mutex('x');
		lock.lock();
		lock.unlock();
		channel('interleave:lock').unsubscribe(watch);
		assert.deepEqual(told, [
			{ kind: 'hold', name: 'x' },
			{ kind: 'release', name: 'x' },
		]);
	});
}

function numbers(): Int32Array<SharedArrayBuffer> {
	return new Int32Array(new SharedArrayBuffer(4));
}
