/**
 * What the harness and the drivers of three-fixes share: the numbers by
 * which the harness lets one door go on at a time.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Mutex } from '../../lib/mutex.ts';

/** What a door does: runs, is in next(), waits for the lock, has returned. */
export const BUSY = 0;
export const ASKS = 1;
export const WAITS = 2;
export const DONE = 3;

/**
 * Places in the gate. Each door has two more: what it does, and the group
 * it is given.
 */
export const CHANGES = 0; // counts what the doors did
export const SEEN = 1; // what the number was when the lock was released
export const STRANGE = 2; // 1 where it was another one when the lock was taken
export const LEFT = 3; // what it should have been
export const FOUND = 4; // what it was
export const BETWEEN = 5; // how many visitors the drivers added between a look and an exchange
export const DOORS = 6;

/** The learner's functions. */
export type Part = 'atomically' | 'locked' | 'tell' | 'own';

/** What a driver is told. */
export interface Order {
	secret: string;
	program: string;
	part: Part;
	total: Int32Array<SharedArrayBuffer>;
	gate: Int32Array<SharedArrayBuffer>;
	/** The door's own places in the gate. */
	state: number;
	given: number;
	times: number;
	lock: Pick<Mutex, 'name' | 'cell'>;
	ports: MessagePort[];
}
