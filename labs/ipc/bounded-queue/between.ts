/** Calls of two threads that come between each other: the one waits for the other, or is held up on its way. */
import { randomInt } from 'node:crypto';
import { inTime, Unanswered } from '../../lib/driver.ts';
import { ask, type Called, empty, facts, inWords, items, type Place, SIZE } from './calls.ts';
import type { Call } from './driver.ts';
import { BUSY, GO, HELD_UP, SLEPT_AT, STATE } from './gate.ts';

/**
 * Two calls, one of them held up on its way while the other was made: what
 * was in the queue before, what both gave, and what was taken after them.
 */
export type Race = { calls: [Called, Called]; before: number[]; after: number[] };
/**
 * A call that had to wait until another one was made: the cell where it
 * slept, null where it slept elsewhere or not at all, and the cells where
 * the other one woke who sleeps.
 */
export type Woken = { waiting: Called; other: Called; wanted: string; sleptAt: number | null; notified: number[] };
/** How long a put or a get may wait that need not: milliseconds. */
const LONG = 60_000;
/** Who is stopped by nobody, and neither sleeps nor comes back within this, goes round in circles: milliseconds. */
const CIRCLES = 25;
/** How often two calls of each pair come between each other. */
const RACES = 2;

/** How many atomic steps a put and a get take, where nobody is in their way. */
export const stepsOf = { put: 1, get: 1 };

/**
 * Who waits for room is given room, and who waits for an item is given one.
 * Gives false where nothing came of it.
 */
export async function wake([producer]: Place[], [consumer]: Place[]): Promise<boolean> {
	const all: Woken[] = [];
	const given = items.splice(0, SIZE + 2) as [number, ...number[]];
	const [late = 0, last = 0] = given.slice(SIZE);
	for (const item of given.slice(0, SIZE)) await ask(producer as Place, { what: 'put', item, timeout: 0 });
	const put: Call = { what: 'put', item: late, timeout: LONG };
	all.push(await waken(producer as Place, put, consumer as Place, { what: 'get', timeout: 0 }, 'done'));
	await empty(consumer as Place);
	const get: Call = { what: 'get', timeout: LONG };
	const more: Call = { what: 'put', item: last, timeout: 0 };
	all.push(await waken(consumer as Place, get, producer as Place, more, `${last}`));
	facts.mark('wake', all);
	return all.every(({ waiting, wanted }) => waiting.gave === wanted);
}

async function waken(waiting: Place, call: Call, other: Place, made: Call, wanted: string): Promise<Woken> {
	const asked = ask(waiting, call);
	// Whoever asks again and again instead does neither.
	await inTime(Promise.race([asked, leaves(waiting, BUSY)])).catch((error) => {
		if (!(error instanceof Unanswered)) throw error;
	});
	const first = waiting.gate[SLEPT_AT] as number;
	const then = await ask(other, made);
	const { gave } = await asked;
	return {
		waiting: { by: waiting.name, call: inWords(call), gave },
		other: { by: other.name, call: inWords(made), gave: then.gave },
		...{ wanted, sleptAt: first < 2 ? null : first - 2, notified: then.notified },
	};
}

/**
 * Two puts where there is room for one, two gets where there is one item, a
 * put and a get: each time one is held up on its way, somewhere, while the
 * other is made. Gives false where that spoils the queue.
 */
export async function races([a, b]: Place[], [c, d]: Place[]): Promise<boolean> {
	const all: Race[] = [];
	const pairs = [
		[a, b, 2],
		[c, d, 1],
		[a, c, 1],
		[c, a, 1],
	] as [Place, Place, number][];
	const calls = [
		['put', 'put'],
		['get', 'get'],
		['put', 'get'],
		['get', 'put'],
	] as ['put' | 'get', 'put' | 'get'][];
	const isRight = ({ before, calls, after }: Race) =>
		before.length + calls.filter(({ call, gave }) => call.startsWith('put') && gave === 'done').length ===
		after.length + calls.filter(({ call, gave }) => call.startsWith('get') && /^-?\d+$/.test(gave)).length;
	for (let round = 0; round < RACES; round++)
		for (const [index, [first, second, count]] of pairs.entries()) {
			const [one, two] = calls[index] as (typeof calls)[number];
			const before = items.splice(0, count);
			for (const item of before) await ask(a as Place, { what: 'put', item, timeout: 0 });
			const callOf = (what: 'put' | 'get'): Call =>
				what === 'put' ? { what, item: items.shift() as number, timeout: 0 } : { what, timeout: 0 };
			const held: Call = { ...callOf(one), holdUp: randomInt(stepsOf[one]) };
			const race: Race = { before, calls: await comeBetween(first, held, second, callOf(two)), after: [] };
			race.after = await empty(c as Place);
			all.push(race);
			if (isRight(race)) continue;
			facts.mark('races', all);
			return false;
		}
	facts.mark('races', all);
	return true;
}

async function comeBetween(first: Place, held: Call, second: Place, call: Call): Promise<[Called, Called]> {
	const one = ask(first, held);
	await Promise.race([one, leaves(first, BUSY)]);
	const two = ask(second, call);
	await Promise.race([two, leaves(second, BUSY, CIRCLES)]);
	if (Atomics.load(first.gate, STATE) === HELD_UP) {
		Atomics.store(first.gate, GO, 1);
		Atomics.notify(first.gate, GO);
	}
	const [gave, other] = await Promise.all([one, two]);
	return [
		{ by: first.name, call: inWords(held), gave: gave.gave },
		{ by: second.name, call: inWords(call), gave: other.gave },
	];
}

/** Until a call does something else; for so long at most, where that is given. */
async function leaves({ gate }: Place, state: number, atMost?: number): Promise<void> {
	const { async: isLater, value } = Atomics.waitAsync(gate, STATE, state, atMost);
	if (isLater) await value;
}
