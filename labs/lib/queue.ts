/** A queue of at most so many items, shared by threads: a full one lets those wait who put, an empty one those who get. */
import { channel } from 'node:diagnostics_channel';
import { Mutex } from './mutex.ts';

/** There was no room in time. */
export class Full extends Error {
	override name = 'Full';
}

/** There was no item in time. */
export class Empty extends Error {
	override name = 'Empty';
}

/** What each of the shared numbers counts or tells. */
const ROOM = 0;
const ITEMS = 1;
const OLDEST = 2; // the place of the item that is next to go
const NEXT = 3; // the place that is next to be filled
const NUMBERS_END = 16;
const PLACE = 256; // bytes of a place; an item lies there as JSON

/** Names the waits, for who wants to watch. Without a watcher it does nothing. */
const watchers = channel('interleave:lock');

export class Queue {
	readonly name: string;
	readonly size: number;
	readonly memory: SharedArrayBuffer;
	readonly lock: Mutex;

	constructor(name: string, size: number, memory = memoryFor(size), lock = new Mutex()) {
		this.name = name;
		this.size = size;
		this.memory = memory;
		this.lock = lock;
	}

	/** What reaches another thread has the fields of a queue but no methods: this gives them back. */
	static from({ name, size, memory, lock }: Pick<Queue, 'name' | 'size' | 'memory' | 'lock'>): Queue {
		return new Queue(name, size, memory, Mutex.from(lock));
	}

	// #region put-get
	/** Appends an item; waits for room, at most so many milliseconds. */
	put(item: unknown, timeout = Number.POSITIVE_INFINITY): void {
		const bytes = bytesOf(item);
		if (!this.#take(ROOM, timeout)) throw new Full(`no room in "${this.name}"`);
		{
			using _held = this.lock.lock();
			this.#place(NEXT).fill(0).set(bytes);
		}
		this.#give(ITEMS);
	}

	/** Takes the oldest item; waits for one, at most so many milliseconds. */
	get(timeout = Number.POSITIVE_INFINITY): unknown {
		if (!this.#take(ITEMS, timeout)) throw new Empty(`no item in "${this.name}"`);
		let text: string;
		{
			using _held = this.lock.lock();
			const place = this.#place(OLDEST);
			text = place.toString('utf8', 0, place.indexOf(0));
		}
		this.#give(ROOM);
		return JSON.parse(text);
	}
	// #endregion put-get

	putNowait(item: unknown): void {
		this.put(item, 0);
	}

	getNowait(): unknown {
		return this.get(0);
	}

	/** How many items it has. Others may put and get meanwhile: what it says was true, and may be no longer. */
	get length(): number {
		return Atomics.load(this.#numbers(), ITEMS);
	}

	get full(): boolean {
		return Atomics.load(this.#numbers(), ROOM) === 0;
	}

	get empty(): boolean {
		return this.length === 0;
	}

	// #region take-give
	/** Takes one of what is counted; says false where time was up. */
	#take(what: number, timeout: number): boolean {
		const numbers = this.#numbers();
		if (takeOne(numbers, what)) return true;
		if (timeout <= 0) return false;
		this.#tell('wait', what);
		const end = performance.now() + timeout;
		let taken = false;
		while (!taken && performance.now() < end) {
			// Sleeps while the number is 0, until notified or time is up.
			Atomics.wait(numbers, what, 0, end - performance.now());
			taken = takeOne(numbers, what);
		}
		this.#tell('wake', what, taken ? 'ok' : 'timed-out');
		return taken;
	}

	#give(what: number): void {
		Atomics.add(this.#numbers(), what, 1);
		Atomics.notify(this.#numbers(), what, 1);
	}
	// #endregion take-give

	/** The place that a number points at; the number moves on. Only while the lock is held. */
	#place(pointer: number): Buffer<SharedArrayBuffer> {
		const index = this.#numbers()[pointer] ?? 0;
		this.#numbers()[pointer] = (index + 1) % this.size;
		return Buffer.from(this.memory, NUMBERS_END + index * PLACE, PLACE);
	}

	#numbers(): Int32Array<SharedArrayBuffer> {
		return new Int32Array(this.memory, 0, 4);
	}

	#tell(kind: 'wait' | 'wake', what: number, result?: string): void {
		if (!watchers.hasSubscribers) return;
		const name = `${what === ROOM ? 'room' : 'an item'} in ${this.name}`;
		watchers.publish({ kind, name, ...(result !== undefined && { result }) });
	}
}

/** Counts one down where there is one; tries again where another thread came between. */
function takeOne(numbers: Int32Array, what: number): boolean {
	for (let left = Atomics.load(numbers, what); left > 0; left = Atomics.load(numbers, what)) {
		if (Atomics.compareExchange(numbers, what, left, left - 1) === left) return true;
	}
	return false;
}

function memoryFor(size: number): SharedArrayBuffer {
	if (!Number.isInteger(size) || size < 1)
		throw new RangeError(`A queue has room for 1 item or more, not for ${size}.`);
	const memory = new SharedArrayBuffer(NUMBERS_END + size * PLACE);
	new Int32Array(memory)[ROOM] = size;
	return memory;
}

function bytesOf(item: unknown): Buffer {
	const text = JSON.stringify(item);
	if (text === undefined) throw new TypeError(`A queue carries what JSON can say, not ${typeof item}.`);
	const bytes = Buffer.from(text);
	if (bytes.length >= PLACE)
		throw new RangeError(`An item has at most ${PLACE - 1} bytes as JSON, not ${bytes.length}.`);
	return bytes;
}
