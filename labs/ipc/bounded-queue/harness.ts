/**
 * Tries the learner's queue: first in one thread, as a script; then two
 * producers fill it while nobody takes; then two consumers take what the
 * producers put. Each call is asked for here, and what it gave is told
 * here: the items, and what was on its way at each moment, are known from
 * nobody else.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Answers, Unanswered } from '../../lib/driver.ts';
import { Facts } from '../../lib/facts.ts';
import type { Call, Order } from './driver.ts';

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
 * What was put and taken, by thread; how many items at most had been put
 * and were asked for by nobody.
 */
export type Flowed = { size: number; put: number[][]; got: number[][]; most: number };

const SIZE = 3;
/** How long a put or a get may wait that must give up: milliseconds. */
const WHILE = 30;
/** How many items each producer puts while the consumers take. */
const EACH = 8;
/** The item that says that none will follow. */
const END = -1;

/** A thread with the learner's queue. */
interface Place {
	name: string;
	worker: Worker;
	answers: Answers;
}

const facts = new Facts();
const names = ['Script', 'Producer A', 'Producer B', 'Consumer C', 'Consumer D'];
const places = names.map((name): Place => {
	const worker = new Worker(join(import.meta.dirname, 'driver.ts'), { name });
	return { name, worker, answers: new Answers(worker) };
});
const [one, ...four] = places as [Place, ...Place[]];
const items = distinct(4 + 2 * (SIZE + 1 + EACH));
// Nobody's code is loaded before all drivers are.
await Promise.all(places.map(({ worker }) => once(worker, 'message')));

try {
	await open([one], false);
	await script(one);
	await open(four, true);
	await flow(four.slice(0, 2), four.slice(2), await fill(four.slice(0, 2)));
} catch (error) {
	if (!(error instanceof Unanswered)) throw error;
	facts.stop(error.message);
}
await Promise.all(places.map(({ worker }) => worker.terminate()));
facts.seal();

/** Lets these threads make queues of the same cells. */
async function open(places: Place[], slow: boolean): Promise<void> {
	const cells = new Int32Array(new SharedArrayBuffer(4 * (16 + SIZE)));
	for (const { worker, answers } of places)
		worker.postMessage({
			...{ size: SIZE, slow, program: process.argv[2] ?? '', cells },
			secret: answers.secret,
		} satisfies Order);
	for (const place of places) {
		const [kind, why] = await said(place, place.answers.next(), 'did not finish loading your program:');
		if (kind !== 'ready') throw new Unanswered(`Your program could not be loaded: ${why}`);
	}
}

/**
 * What one thread sees: the queue is full at three, refuses, gives back in
 * order, and is empty.
 */
async function script(place: Place): Promise<void> {
	const [a, b, c, d] = items.splice(0, 4) as [number, number, number, number];
	const steps: Step[] = [];
	const step = async (call: Call, wanted: string, atLeast = 0) => {
		const { gave, took } = await ask(place, call);
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
}

/** Both producers put until they are refused; gives what was accepted. */
async function fill(producers: Place[]): Promise<number[][]> {
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
	return put;
}

/**
 * The producers put the rest, the consumers take all; after the last item
 * each consumer gets the end.
 */
async function flow(producers: Place[], consumers: Place[], put: number[][]): Promise<void> {
	let free = put.flat().length; // put, and asked for by nobody
	let most = free;
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

/** What a call gave, and how long it took in its thread. */
async function ask(place: Place, call: Call): Promise<{ gave: string; took: number }> {
	place.worker.postMessage(call);
	const [gave = '', took] = await said(place, place.answers.next(), `did not come back from ${inWords(call)}:`);
	facts.mark('call', { by: place.name, call: inWords(call), gave } satisfies Called);
	return { gave, took: Number(Number(took).toFixed(3)) };
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

/** Numbers that nobody can guess, none twice. */
function distinct(count: number): number[] {
	const found = new Set<number>();
	while (found.size < count) found.add(randomInt(1, 10_000));
	return [...found];
}
