import { Mutex } from '../../lib/mutex.ts';

/** There was no room in time. */
export class Full extends Error {
	override name = 'Full';
}

/** There was no item in time. */
export class Empty extends Error {
	override name = 'Empty';
}

// What the shared numbers are for. At first all are 0; there are 16 and one
// for each place.
const LOCK = 0;
const COUNT = 1; // how many items there are
const OLDEST = 2; // the place of the item that is next to go
const PLACES = 16; // where the places begin

/**
 * A queue of at most `size` numbers. Each thread makes its own `Queue` of
 * the same cells.
 */
export class Queue {
	readonly cells: Int32Array;
	readonly size: number;
	readonly #lock: Mutex;

	constructor(cells: Int32Array, size: number) {
		this.cells = cells;
		this.size = size;
		this.#lock = new Mutex('queue', cells.subarray(LOCK, LOCK + 1) as Int32Array<SharedArrayBuffer>);
	}

	get length(): number {
		return Atomics.load(this.cells, COUNT);
	}

	get full(): boolean {
		return this.length === this.size;
	}

	get empty(): boolean {
		return this.length === 0;
	}

	/**
	 * Appends an item. Where there is no room it waits, and throws `Full`
	 * when none was there within `timeout` ms.
	 */
	put(item: number, _timeout = Number.POSITIVE_INFINITY): void {
		using _held = this.#lock.lock();
		const [count, oldest] = [this.length, this.cells[OLDEST] ?? 0];
		if (count === this.size) throw new Full();
		this.cells[PLACES + ((oldest + count) % this.size)] = item;
		Atomics.store(this.cells, COUNT, count + 1);
	}

	/**
	 * Takes the oldest item. Where there is none it waits, and throws `Empty`
	 * when none was there within `timeout` ms.
	 */
	get(_timeout = Number.POSITIVE_INFINITY): number {
		using _held = this.#lock.lock();
		const [count, oldest] = [this.length, this.cells[OLDEST] ?? 0];
		if (count === 0) throw new Empty();
		this.cells[OLDEST] = (oldest + 1) % this.size;
		Atomics.store(this.cells, COUNT, count - 1);
		return this.cells[PLACES + oldest] ?? 0;
	}
}
