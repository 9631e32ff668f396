import type { MessagePort } from 'node:worker_threads';
import type { Mutex } from '../../lib/mutex.ts';

/** One of two doors: each is a thread, and both have the same number. */
export interface Door {
	/** `total[0]`: how many visitors came in, through either door. */
	total: Int32Array;
	/** How many groups come to this door. */
	times: number;
	/** Waits for the next group, and says how many visitors it has. */
	next(): number;
}

/** First way: adds in one step, which nothing can come between. */
export function atomically({ total, times, next }: Door): void {
	for (let i = 0; i < times; i++) total[0] += next();
}

/** Second way: nobody reads or writes the number but who holds the lock. */
export function locked({ total, times, next }: Door, _lock: Mutex): void {
	for (let i = 0; i < times; i++) total[0] += next();
}

/**
 * Third way: a door writes nothing. It tells the owner of the number, a
 * third thread.
 */
export function tell({ total, times, next }: Door, _owner: MessagePort): void {
	for (let i = 0; i < times; i++) total[0] += next();
}

/**
 * The owner hears from the doors, and is the only one who writes. Its
 * thread ends when the doors have closed.
 */
export function own(_total: Int32Array, _doors: MessagePort[]): void {}
