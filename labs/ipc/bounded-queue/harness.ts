/**
 * Tries the learner's queue: first in one thread, as a script; then two
 * producers fill it while nobody takes; then calls of two threads come
 * between each other; then two consumers take what the producers put. Each call is asked for here, and what it gave is told
 * here: the items, and what was on its way at each moment, are known from
 * nobody else.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Answers, inTime, Unanswered } from '../../lib/driver.ts';
import { Facts } from '../../lib/facts.ts';
import type { Call, Order } from './driver.ts';
import { BUSY, GO, HELD_UP, NUMBERS, SLEPT_AT, STATE } from './gate.ts';

/** One call that came back, in a mark. */
export type Called = { by: string; call: string; gave: string };
/** One call of the script, in a mark. */
export type Step = {
	call: string;
	gave: string;
	wanted: string;
	/** How long it took, and may not fall short of: milliseconds. */
	took: number;
	atLeast: number;
};
/** What the two producers could put while nobody took. */
export type Filled = { size: number; accepted: number; took: number[]; atLeast: number };
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
/**
 * What was put and taken, by thread; how many items at most had been put
 * and were asked for by nobody.
 */
export type Flowed = { size: number; put: number[][]; got: number[][]; most: number };

const SIZE = 3;
/** How long a put or a get may wait that must give up: milliseconds. */
const WHILE = 30;
/** How many items each producer puts while the consumers take. */
const EACH = 6;
/** How long a put or a get may wait that need not: milliseconds. */
const LONG = 60_000;
/** Who is stopped by nobody, and neither sleeps nor comes back within this, goes round in circles: milliseconds. */
const CIRCLES = 25;
/** How often two calls of each pair come between each other. */
const RACES = 2;
/** The item that says that none will follow. */
const END = -1;

/** A thread with the learner's queue. */
interface Place {
	name: string;
	worker: Worker;
	answers: Answers;
	gate: Int32Array<SharedArrayBuffer>;
}

const facts = new Facts();
const names = ['Script', 'Producer A', 'Producer B', 'Consumer C', 'Consumer D'];
const places = names.map((name): Place => {
	const worker = new Worker(join(import.meta.dirname, 'driver.ts'), { name });
	return { name, worker, answers: new Answers(worker), gate: numbers(NUMBERS) };
});
const [one, ...four] = places as [Place, ...Place[]];
const items = distinct(200);
/** How many atomic steps a put and a get take, where nobody is in their way. */
const stepsOf = { put: 1, get: 1 };
// Nobody's code is loaded before all drivers are.
await Promise.all(places.map(({ worker }) => once(worker, 'message')));

try {
	await open([one]);
	// Who never sleeps when it has to wait is not tried where it would have to wait for long.
	if (await script(one)) await together(four.slice(0, 2), four.slice(2));
} catch (error) {
	if (!(error instanceof Unanswered)) throw error;
	facts.stop(error.message);
}
await Promise.all(places.map(({ worker }) => worker.terminate()));
facts.seal();

/** Where calls spoil the queue, nothing else is to be learned of it. */
async function together(producers: Place[], consumers: Place[]): Promise<void> {
	await open(four);
	await fill(producers);
	await empty(consumers[0] as Place, 2 * (SIZE + 1));
	if ((await wake(producers, consumers)) && (await races(producers, consumers))) await flow(producers, consumers);
}

/** Lets these threads make queues of the same cells. */
async function open(places: Place[]): Promise<void> {
	const cells = numbers(16 + SIZE);
	for (const { worker, answers, gate } of places)
		worker.postMessage({
			...{ size: SIZE, gate, program: process.argv[2] ?? '', cells },
			secret: answers.secret,
		} satisfies Order);
	for (const place of places) {
		const [kind, why] = await said(place, place.answers.next(), 'did not finish loading your program:');
		if (kind !== 'ready') throw new Unanswered(`Your program could not be loaded: ${why}`);
	}
}

/**
 * What one thread sees: the queue is full at three, refuses, gives back in
 * order, and is empty. Says whether it slept when it had to wait.
 */
async function script(place: Place): Promise<boolean> {
	const [a, b, c, d] = items.splice(0, 4) as [number, number, number, number];
	const steps: Step[] = [];
	let slept = false;
	const step = async (call: Call, wanted: string, atLeast = 0) => {
		const { gave, took, steps: count } = await ask(place, call);
		if (gave === 'a promise')
			throw new Unanswered(`${inWords(call)} gave a promise: it should wait itself, and is no async function`);
		if (gave === 'done') stepsOf.put = count;
		if (call.what === 'get' && gave !== 'threw Empty') stepsOf.get = count;
		if (atLeast > 0 && Atomics.load(place.gate, SLEPT_AT) !== 0) slept = true;
		steps.push({ call: inWords(call), gave, wanted, took, atLeast });
		console.log(`${inWords(call)}: ${gave}`);
	};
	for (const item of [a, b]) await step({ what: 'put', item }, 'done');
	await step({ what: 'full' }, 'false');
	await step({ what: 'put', item: c }, 'done');
	await step({ what: 'full' }, 'true');
	await step({ what: 'put', item: d, timeout: WHILE }, 'threw Full', WHILE);
	await step({ what: 'put', item: d, timeout: 0 }, 'threw Full');
	for (const item of [a, b, c]) await step({ what: 'get', timeout: WHILE }, `${item}`);
	await step({ what: 'empty' }, 'true');
	await step({ what: 'get', timeout: WHILE }, 'threw Empty', WHILE);
	await step({ what: 'get', timeout: 0 }, 'threw Empty');
	facts.mark('script', steps);
	return slept;
}

/** Both producers put until they are refused. */
async function fill(producers: Place[]): Promise<void> {
	const took: number[] = [];
	const put = await Promise.all(
		producers.map(async (place) => {
			const accepted: number[] = [];
			while (accepted.length <= SIZE) {
				const item = items.shift() as number;
				const asked = await ask(place, { what: 'put', item, timeout: WHILE });
				if (asked.gave === 'done') accepted.push(item);
				else {
					took.push(asked.took);
					break;
				}
			}
			return accepted;
		}),
	);
	const filled: Filled = { size: SIZE, accepted: put.flat().length, took, atLeast: WHILE };
	facts.mark('fill', filled);
	console.log(`two producers: ${filled.accepted} accepted`);
}

/** Takes what was put, as long as something comes. */
async function empty(place: Place, atMost = 2 * SIZE): Promise<number[]> {
	const got: number[] = [];
	while (got.length < atMost) {
		const { gave } = await ask(place, { what: 'get', timeout: 0 });
		if (!/^-?\d+$/.test(gave)) break;
		got.push(Number(gave));
	}
	return got;
}

/**
 * Who waits for room is given room, and who waits for an item is given one.
 * Gives false where nothing came of it.
 */
async function wake([producer]: Place[], [consumer]: Place[]): Promise<boolean> {
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
async function races([a, b]: Place[], [c, d]: Place[]): Promise<boolean> {
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

/**
 * The producers put, the consumers take all; after the last item
 * each consumer gets the end.
 */
async function flow(producers: Place[], consumers: Place[]): Promise<void> {
	const put: number[][] = [[], []];
	let free = 0; // put, and asked for by nobody
	let most = 0;
	const producing = producers.map(async (place, index) => {
		for (const item of items.splice(0, EACH)) {
			await mustPut(place, item);
			put[index]?.push(item);
			most = Math.max(most, ++free);
		}
	});
	const consuming = consumers.map(async (place) => {
		const got: number[] = [];
		for (;;) {
			free--;
			const { gave } = await ask(place, { what: 'get' });
			if (!/^-?\d+$/.test(gave)) throw new Unanswered(`get() of ${place.name}, which may wait for ever, gave: ${gave}`);
			if (Number(gave) === END) return got;
			got.push(Number(gave));
		}
	});
	const ends = Promise.all(producing).then(async () => {
		for (const _ of consumers) await mustPut(producers[0] as Place, END);
	});
	const [, ...got] = await Promise.all([ends, ...consuming]);
	facts.mark('flow', { size: SIZE, put, got, most } satisfies Flowed);
	console.log(`two producers and two consumers: ${put.flat().length} put, ${got.flat().length} taken`);
}

async function mustPut(place: Place, item: number): Promise<void> {
	const { gave } = await ask(place, { what: 'put', item });
	if (gave !== 'done') throw new Unanswered(`put(${item}) of ${place.name}, which may wait for ever, gave: ${gave}`);
}

/** What a call gave, how long it took in its thread and in how many atomic steps, and at which cells it woke others. */
async function ask(
	place: Place,
	call: Call,
): Promise<{ gave: string; took: number; steps: number; notified: number[] }> {
	Atomics.store(place.gate, STATE, BUSY);
	place.worker.postMessage(call);
	const answer = await said(place, place.answers.next(), `did not come back from ${inWords(call)}:`);
	const [gave = '', took, steps, notified = ''] = answer;
	facts.mark('call', { by: place.name, call: inWords(call), gave } satisfies Called);
	return {
		...{ gave, took: Number(Number(took).toFixed(3)), steps: Math.max(1, Number(steps)) },
		notified: notified.split(' ').slice(1).map(Number),
	};
}

async function said<T>(place: Place, answer: Promise<T>, what: string): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Unanswered) throw new Unanswered(`${place.name} ${what} ${error.message}`);
		throw error;
	}
}

function inWords({ what, item, timeout }: Call): string {
	if (what === 'full' || what === 'empty') return what;
	return `${what}(${[item, timeout].filter((each) => each !== undefined).join(', ')})`;
}

function numbers(count: number): Int32Array<SharedArrayBuffer> {
	return new Int32Array(new SharedArrayBuffer(4 * count));
}

/** Numbers that nobody can guess, none twice. */
function distinct(count: number): number[] {
	const found = new Set<number>();
	while (found.size < count) found.add(randomInt(1, 10_000));
	return [...found];
}
