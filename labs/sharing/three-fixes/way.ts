/** One way, tried: the number, the lock, and who goes on when. */
import { randomInt } from 'node:crypto';
import type { MessagePort, Worker } from 'node:worker_threads';
import { type Answers, inTime, Unanswered } from '../../lib/driver.ts';
import type { Facts } from '../../lib/facts.ts';
import { Mutex } from '../../lib/mutex.ts';
import {
	ASKS,
	BETWEEN,
	BUSY,
	CHANGES,
	DONE,
	DOORS,
	FOUND,
	LEFT,
	type Order,
	type Part,
	SEEN,
	STRANGE,
	WAITS,
} from './gate.ts';

/** A thread with the learner's code. */
export interface Place {
	name: string;
	worker: Worker;
	answers: Answers;
	/** How many groups come to it, and how many have. */
	times: number;
	came: number;
	/** How it ended, where it has. */
	ended?: string;
}

/**
 * A group that came through a door, in a mark: what the number was before and after it, and how many were added from
 * elsewhere meanwhile.
 */
export type Step = { way: Part; door: string; visitors: number; from: number; to: number; between: number };

/** A door that had returned before all its groups came: how many it let in. */
export type Early = { door: string; came: number; times: number };

/** Lets the doors go on, one at a time and by chance, and knows how many visitors came. */
export class Way {
	#added = 0;
	readonly #facts: Facts;
	readonly #part: Part;
	readonly #doors: Place[];
	readonly #total = numbers(1);
	readonly #gate: Int32Array<SharedArrayBuffer>;
	readonly #lock = new Mutex('visitors');
	#strange: { from: number; to: number } | null = null;
	#step: Omit<Step, 'to'> | undefined;

	constructor(facts: Facts, part: Part, doors: Place[]) {
		this.#facts = facts;
		this.#part = part;
		this.#doors = doors;
		this.#gate = numbers(DOORS + 2 * doors.length);
		for (const door of doors) door.answers.ended.then(() => this.#change());
	}

	/** How many visitors there were. */
	get added(): number {
		return this.#added + (this.#gate[BETWEEN] as number);
	}

	/** The first door that did not let all its groups in; null: none. */
	get early(): Early | null {
		const early = this.#doors.find(({ came, times }) => came < times);
		return early ? { door: early.name, came: early.came, times: early.times } : null;
	}

	/** What the number says. */
	get count(): number {
		return Atomics.load(this.#total, 0);
	}

	/** What the number became while nobody held the lock who may change it; null: nothing. */
	get strange(): { from: number; to: number } | null {
		const gate = this.#gate;
		if (this.#strange) return this.#strange;
		if (gate[STRANGE]) return { from: gate[LEFT] as number, to: gate[FOUND] as number };
		return this.count === gate[SEEN] ? null : { from: gate[SEEN] as number, to: this.count };
	}

	/** Tells a place what to do. */
	order(place: Place, index: number, part: Part, ports: MessagePort[]): void {
		const { times, answers } = place;
		const order: Order = {
			...{ part, program: process.argv[2] ?? '', times, ports },
			...{ total: this.#total, gate: this.#gate, lock: this.#lock },
			...{ state: DOORS + 2 * index, given: DOORS + 2 * index + 1 },
			secret: answers.secret,
		};
		try {
			place.worker.postMessage(order, ports);
		} catch {
			// A port cannot be handed on when its other end was closed before anything was sent.
			throw new Unanswered(`a door ended without a word to the owner`);
		}
	}

	/** Until each door's function has returned. */
	async direct(): Promise<void> {
		for (;;) {
			const seen = Atomics.load(this.#gate, CHANGES);
			const states = this.#doors.map((_, index) => this.#state(index));
			if (!states.includes(BUSY)) this.#tellStep();
			if (states.every((state) => state === DONE)) return;
			const asking = [...states.keys()].filter((index) => states[index] === ASKS);
			if (states.includes(BUSY) || asking.length === 0) await this.#changed(seen);
			else {
				const one = asking[randomInt(asking.length)] as number;
				const isFree = Atomics.load(this.#lock.cell, 0) === 0 && !states.includes(WAITS);
				if (this.#part === 'locked' && isFree) await this.#comeBetween(one);
				else this.#give(one);
			}
		}
	}

	/**
	 * Holds the lock while a door goes on. A door that respects the lock waits, and changes nothing; then the harness adds
	 * some too, which is lost where the door had read the number before it took the lock.
	 */
	async #comeBetween(index: number): Promise<void> {
		using _held = this.#lock.lock();
		const before = this.count;
		this.#give(index);
		for (;;) {
			const seen = Atomics.load(this.#gate, CHANGES);
			if (this.#state(index) !== BUSY) break;
			await this.#changed(seen);
		}
		this.#tellStep();
		if (this.count !== before) this.#strange ??= { from: before, to: this.count };
		const some = randomInt(1, 10);
		Atomics.add(this.#total, 0, some);
		this.#added += some;
		Atomics.store(this.#gate, SEEN, this.count);
	}

	/** Lets the next group come to a door. */
	#give(index: number): void {
		const door = this.#doors[index] as Place;
		if (door.came === door.times)
			throw new Unanswered(`${door.name} asks for one group more than the ${door.times} that come to it`);
		door.came++;
		const visitors = randomInt(1, 10);
		this.#added += visitors;
		this.#step = {
			way: this.#part,
			door: door.name,
			visitors,
			from: this.count,
			between: this.#gate[BETWEEN] as number,
		};
		const place = DOORS + 2 * index;
		Atomics.store(this.#gate, place, BUSY);
		Atomics.store(this.#gate, place + 1, visitors);
		Atomics.notify(this.#gate, place + 1);
	}

	/** Marks what became of the number, when the door that was given a group does something else. */
	#tellStep(): void {
		if (!this.#step) return;
		const between = (this.#gate[BETWEEN] as number) - this.#step.between;
		this.#facts.mark('group', { ...this.#step, to: this.count, between } satisfies Step);
		this.#step = undefined;
	}

	#state(index: number): number {
		const door = this.#doors[index] as Place;
		const state = Atomics.load(this.#gate, DOORS + 2 * index);
		if (door.ended !== undefined && state !== DONE)
			throw new Unanswered(`${door.name} was not done when ${door.ended}`);
		return state;
	}

	#change(): void {
		Atomics.add(this.#gate, CHANGES, 1);
		Atomics.notify(this.#gate, CHANGES);
	}

	/** Waits until a door does something else. */
	async #changed(seen: number): Promise<void> {
		const { async: isLater, value } = Atomics.waitAsync(this.#gate, CHANGES, seen);
		try {
			if (isLater) await inTime(value);
		} catch (error) {
			if (!(error instanceof Unanswered)) throw error;
			const states = this.#doors.map((_, index) => this.#state(index));
			const busy = this.#doors[states.indexOf(BUSY)];
			const what = busy
				? `${busy.name} neither asks for its next group nor returns`
				: `${this.#doors[states.indexOf(WAITS)]?.name} waits for the lock, and nobody releases it`;
			throw new Unanswered(`${what}: ${error.message}`);
		}
	}
}

function numbers(count: number): Int32Array<SharedArrayBuffer> {
	return new Int32Array(new SharedArrayBuffer(4 * count));
}
