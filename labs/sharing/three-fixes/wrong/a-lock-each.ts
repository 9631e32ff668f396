// fails: locked
import type { MessagePort } from 'node:worker_threads';
import { Mutex } from '../../../lib/mutex.ts';
import type { Door } from '../exercise.ts';

export function atomically({ total, times, next }: Door): void {
	// next() is called before the addition begins.
	for (let i = 0; i < times; i++) Atomics.add(total, 0, next());
}

export function locked({ total, times, next }: Door): void {
	const lock = new Mutex('visitors'); // its own: keeps nobody out
	for (let i = 0; i < times; i++) {
		using _held = lock.lock();
		total[0] += next();
	}
}

export function tell({ times, next }: Door, owner: MessagePort): void {
	for (let i = 0; i < times; i++) owner.postMessage(next());
}

export function own(total: Int32Array, doors: MessagePort[]): void {
	for (const door of doors) {
		// One message after the other: nothing comes between.
		door.on('message', (visitors: number) => {
			total[0] += visitors;
		});
	}
}
