// fails: each-once
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

	constructor(cells: Int32Array, size: number) {
		this.cells = cells;
		this.size = size;
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

	put(item: number, timeout = Number.POSITIVE_INFINITY): void {
		const end = performance.now() + timeout;
		while (!this.#tryPut(item)) {
			const left = end - performance.now();
			if (left <= 0) throw new Full(`no room within ${timeout} ms`);
			// Sleeps while it is full, until somebody changes the count or time is up.
			Atomics.wait(this.cells, COUNT, this.size, left);
		}
	}

	get(timeout = Number.POSITIVE_INFINITY): number {
		const end = performance.now() + timeout;
		for (;;) {
			const item = this.#tryGet();
			if (item !== undefined) return item;
			const left = end - performance.now();
			if (left <= 0) throw new Empty(`no item within ${timeout} ms`);
			Atomics.wait(this.cells, COUNT, 0, left);
		}
	}

	/**
	 * Says whether there was room. Each step is atomic.
	 */
	#tryPut(item: number): boolean {
		const [count, oldest] = [this.length, this.cells[OLDEST] ?? 0];
		if (count === this.size) return false;
		this.cells[PLACES + ((oldest + count) % this.size)] = item;
		this.#setCount(count + 1);
		return true;
	}

	#tryGet(): number | undefined {
		const [count, oldest] = [this.length, this.cells[OLDEST] ?? 0];
		if (count === 0) return undefined;
		this.cells[OLDEST] = (oldest + 1) % this.size;
		this.#setCount(count - 1);
		return this.cells[PLACES + oldest];
	}

	/** Wakes all who wait for another count: each looks again. */
	#setCount(count: number): void {
		Atomics.store(this.cells, COUNT, count);
		Atomics.notify(this.cells, COUNT);
	}
}
