// fails: owned
import type { MessagePort } from 'node:worker_threads';
import type { Mutex } from '../../../lib/mutex.ts';
import type { Door } from '../exercise.ts';

export function atomically({ total, times, next }: Door): void {
	// next() is called before the addition begins.
	for (let i = 0; i < times; i++) Atomics.add(total, 0, next());
}

export function locked({ total, times, next }: Door, lock: Mutex): void {
	for (let i = 0; i < times; i++) {
		// Waits first: who holds a lock should have all that it needs.
		const visitors = next();
		using _held = lock.lock();
		total[0] += visitors;
	}
}

export function tell({ total, times, next }: Door, owner: MessagePort): void {
	for (let i = 0; i < times; i++) {
		total[0] += next();
		owner.postMessage(total[0]); // a door writes, and the owner writes after it
	}
}

export function own(total: Int32Array, doors: MessagePort[]): void {
	for (const door of doors) {
		door.on('message', (sum: number) => {
			total[0] = sum;
		});
	}
}
