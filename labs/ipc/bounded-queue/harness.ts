/**
 * Tries the learner's queue: first in one thread, as a script; then two
 * producers fill it while nobody takes; then calls of two threads come
 * between each other; then two consumers take what the producers put. Each
 * call is asked for here, and what it gave is told here: the items, and
 * what was on its way at each moment, are known from nobody else.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Answers, Unanswered } from '../../lib/driver.ts';
import { races, stepsOf, wake } from './between.ts';
import { ask, empty, facts, inWords, items, type Place, SIZE, said } from './calls.ts';
import type { Call, Order } from './driver.ts';
import { NUMBERS, SLEPT_AT } from './gate.ts';

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

/** How long a put or a get may wait that must give up: milliseconds. */
const WHILE = 30;
/** How many items each producer puts while the consumers take. */
const EACH = 6;
/** The item that says that none will follow. */
const END = -1;

const names = ['Script', 'Producer A', 'Producer B', 'Consumer C', 'Consumer D'];
const places = names.map((name): Place => {
	const worker = new Worker(join(import.meta.dirname, 'driver.ts'), { name });
	return { name, worker, answers: new Answers(worker), gate: numbers(NUMBERS) };
});
const [one, ...four] = places as [Place, ...Place[]];
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

function numbers(count: number): Int32Array<SharedArrayBuffer> {
	return new Int32Array(new SharedArrayBuffer(4 * count));
}
