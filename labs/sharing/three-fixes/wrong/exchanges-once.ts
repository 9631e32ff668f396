// fails: atomic
import type { MessagePort } from 'node:worker_threads';
import type { Mutex } from '../../../lib/mutex.ts';
import type { Door } from '../exercise.ts';

export function atomically({ total, times, next }: Door): void {
	for (let i = 0; i < times; i++) {
		const [visitors, before] = [next(), Atomics.load(total, 0)];
		// Refuses where the number is another one by now, and nobody looks whether it did.
		Atomics.compareExchange(total, 0, before, before + visitors);
	}
}

export function locked({ total, times, next }: Door, lock: Mutex): void {
	for (let i = 0; i < times; i++) {
		// Waits first: who holds a lock should have all that it needs.
		const visitors = next();
		using _held = lock.lock();
		total[0] += visitors;
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
