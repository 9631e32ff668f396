/** A lock that threads share. Whoever holds it keeps the others out; who finds it held sleeps until it is released. */
import { channel } from 'node:diagnostics_channel';

const FREE = 0;
const HELD = 1;
const AWAITED = 2; // held, and somebody sleeps until it is free

/** Tells what happens to locks that have a name, for who wants to watch. Without a watcher it does nothing. */
const watchers = channel('interleave:lock');

export class Mutex {
	readonly name: string;
	/** One number in memory that all threads can reach. */
	readonly cell: Int32Array<SharedArrayBuffer>;

	constructor(name = '', cell = new Int32Array(new SharedArrayBuffer(4))) {
		this.name = name;
		this.cell = cell;
	}

	/** What reaches another thread has the fields of a lock but no methods: this gives them back. */
	static from({ name, cell }: Pick<Mutex, 'name' | 'cell'>): Mutex {
		return new Mutex(name, cell);
	}

	// #region lock
	/**
	 * Returns when this thread holds the lock. After `using _held =
	 * lock.lock()` it is released where the block ends.
	 */
	lock(): Disposable {
		if (Atomics.compareExchange(this.cell, 0, FREE, HELD) !== FREE) {
			this.#tell('wait');
			while (Atomics.exchange(this.cell, 0, AWAITED) !== FREE) {
				// Sleeps while the number is still that.
				Atomics.wait(this.cell, 0, AWAITED);
			}
			this.#tell('wake');
		}
		this.#tell('hold');
		return { [Symbol.dispose]: () => this.unlock() };
	}

	unlock(): void {
		if (Atomics.load(this.cell, 0) === FREE) throw notHeld(this.name);
		this.#tell('release');
		const before = Atomics.exchange(this.cell, 0, FREE);
		if (before === AWAITED) Atomics.notify(this.cell, 0, 1);
	}
	// #endregion lock

	/** Told while it is held, so that of two holds that are told of none overlaps the other. */
	#tell(kind: 'wait' | 'wake' | 'hold' | 'release'): void {
		if (this.name && watchers.hasSubscribers) watchers.publish({ kind, name: this.name });
	}
}

function notHeld(name: string): Error {
	return new Error(`The lock "${name}" is not held.`);
}
