import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { test } from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Empty, Full, Queue } from './queue.ts';

const EACH = 500;

if (isMainThread) tests();
else work();

/** What a thread of these tests does: puts numbers, or takes until it gets the end. */
function work(): void {
	const { role, from, most } = workerData;
	const queue = Queue.from(workerData.queue);
	const taken: unknown[] = [];
	if (role === 'put') {
		for (let i = 0; i < EACH; i++) {
			queue.put(from + i);
			most[0] = Math.max(most[0], queue.length);
		}
	} else {
		for (let item = queue.get(); item !== null; item = queue.get()) taken.push(item);
	}
	parentPort?.postMessage(taken);
}

function tests(): void {
	test('Queue gives back what was put, oldest first, also around its end', () => {
		const queue = new Queue('q', 3);
		for (const round of [1, 2]) {
			for (const item of ['a', { round }, null]) queue.put(item);
			assert.deepEqual([queue.get(), queue.get(), queue.get()], ['a', { round }, null]);
		}
	});

	test('Queue knows whether it is full or empty, and how many it has', () => {
		const queue = new Queue('q', 2);
		const state = () => [queue.length, queue.full, queue.empty];
		assert.deepEqual(state(), [0, false, true]);
		queue.put(1);
		assert.deepEqual(state(), [1, false, false]);
		queue.put(2);
		assert.deepEqual(state(), [2, true, false]);
	});

	test('Queue.put() into a full one throws Full at once or when time is up, and puts nothing', () => {
		const queue = new Queue('q', 1);
		queue.put('kept');
		assert.throws(() => queue.putNowait('x'), Full);
		const begun = performance.now();
		assert.throws(() => queue.put('x', 20), Full);
		assert.ok(performance.now() - begun >= 20);
		assert.deepEqual([queue.length, queue.get()], [1, 'kept']);
	});

	test('Queue.get() from an empty one throws Empty at once or when time is up', () => {
		const queue = new Queue('q', 1);
		assert.throws(() => queue.getNowait(), Empty);
		assert.throws(() => queue.get(5), Empty);
		queue.put('later');
		assert.equal(queue.get(5), 'later');
	});

	test('Queue hands every item of two producers to one of two consumers, never holds more than its size', async () => {
		const queue = new Queue('q', 3);
		const most = new Int32Array(new SharedArrayBuffer(4));
		const start = (role: string, from = 0) =>
			new Worker(import.meta.filename, { workerData: { role, from, queue, most } });
		const producers = [start('put', 0), start('put', EACH)];
		const consumers = [start('get'), start('get')];
		const taken = consumers.map((worker) => once(worker, 'message'));
		await Promise.all(producers.map((worker) => once(worker, 'exit')));
		for (const _ of consumers) queue.put(null);
		const lists = (await Promise.all(taken)).map(([list]) => list as number[]);
		const all = lists.flat().sort((a, b) => a - b);
		assert.deepEqual(
			all,
			Array.from({ length: 2 * EACH }, (_, index) => index),
		);
		// Each consumer sees the items of one producer in their order.
		for (const list of lists)
			for (const own of [list.filter((item) => item < EACH), list.filter((item) => item >= EACH)])
				assert.deepEqual(
					own,
					own.toSorted((a, b) => a - b),
				);
		assert.ok((most[0] ?? 0) <= 3);
	});

	test('Queue refuses what it cannot carry, and says what it can', () => {
		const queue = new Queue('q', 1);
		assert.throws(() => queue.put(undefined), /what JSON can say, not undefined/);
		assert.throws(() => queue.put('x'.repeat(300)), /at most 255 bytes as JSON, not 302/);
		assert.throws(() => new Queue('q', 0), /1 item or more, not for 0/);
		assert.ok(queue.empty);
	});

	test('Queue tells its watchers what a wait was for, and how it ended', () => {
		const told: unknown[] = [];
		const watch = (message: unknown) => told.push(message);
		const queue = new Queue('q', 1);
		channel('interleave:lock').subscribe(watch);
		assert.throws(() => queue.get(1), Empty);
		channel('interleave:lock').unsubscribe(watch);
		assert.deepEqual(told, [
			{ kind: 'wait', name: 'an item in q' },
			{ kind: 'wake', name: 'an item in q', result: 'timed-out' },
		]);
	});
}
