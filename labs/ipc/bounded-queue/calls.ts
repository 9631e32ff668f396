/** One call to a thread with the learner's queue, and what it gave. */
import { randomInt } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { type Answers, Unanswered } from '../../lib/driver.ts';
import { Facts } from '../../lib/facts.ts';
import type { Call } from './driver.ts';
import { BUSY, STATE } from './gate.ts';

/** A thread with the learner's queue. */
export interface Place {
	name: string;
	worker: Worker;
	answers: Answers;
	gate: Int32Array<SharedArrayBuffer>;
}

/** One call that came back, in a mark. */
export type Called = { by: string; call: string; gave: string };
export const SIZE = 3;
export const facts = new Facts();
/** The items that are still to be put, in no order that anybody knows. */
export const items = distinct(200);

/** What a call gave, how long it took in its thread and in how many atomic steps, and at which cells it woke others. */
export async function ask(
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

export async function said<T>(place: Place, answer: Promise<T>, what: string): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Unanswered) throw new Unanswered(`${place.name} ${what} ${error.message}`);
		throw error;
	}
}

export function inWords({ what, item, timeout }: Call): string {
	if (what === 'full' || what === 'empty') return what;
	return `${what}(${[item, timeout].filter((each) => each !== undefined).join(', ')})`;
}

/** Takes what was put, as long as something comes. */
export async function empty(place: Place, atMost = 2 * SIZE): Promise<number[]> {
	const got: number[] = [];
	while (got.length < atMost) {
		const { gave } = await ask(place, { what: 'get', timeout: 0 });
		if (!/^-?\d+$/.test(gave)) break;
		got.push(Number(gave));
	}
	return got;
}

/** Numbers that nobody can guess, none twice. */
function distinct(count: number): number[] {
	const found = new Set<number>();
	while (found.size < count) found.add(randomInt(1, 10_000));
	return [...found];
}
