/**
 * Tries the learner's three ways, each on a number of its own. The doors
 * run in threads, and wait in next() until they are given a group here: one
 * door goes on at a time, when the other is in next() too, waits for the
 * lock or is done. So every other door has a chance to come between, in
 * each run. How many visitors come is known here alone.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Answers, inTime, Unanswered } from '../../lib/driver.ts';
import { Facts } from '../../lib/facts.ts';
import type { Part } from './gate.ts';
import { type Early, type Place, Way } from './way.ts';

/** What came of one way, in a mark. */
export type Fact = {
	/**
	 * How many visitors the doors and the harness added, and how many the
	 * number says.
	 */
	added: number;
	total: number;
	/** How many of them came by an atomic addition. */
	atomic: number;
	/**
	 * What the number became while nobody, or the harness, held the lock;
	 * null: nothing.
	 */
	strange: { from: number; to: number } | null;
	/** What the number was before the owner heard of anybody. */
	told: number;
	/** A door that did not let all its groups in; null: none. */
	early: Early | null;
};

const facts = new Facts();
const names = ['atomically', 'locked', 'tell'].flatMap((part) => [`Door A (${part})`, `Door B (${part})`]);
const places = [...names, 'Owner (own)'].map(start);
const [owner] = places.slice(-1) as [Place];
// Nobody's code is loaded before all drivers are.
await Promise.all(places.map(({ worker }) => once(worker, 'message')));

try {
	for (const [index, part] of (['atomically', 'locked', 'tell'] as const).entries())
		await tryOut(part, places.slice(2 * index, 2 * index + 2));
} catch (error) {
	if (!(error instanceof Unanswered)) throw error;
	facts.stop(error.message);
}
await Promise.all(places.map(({ worker }) => worker.terminate()));
facts.seal();

function start(name: string): Place {
	const worker = new Worker(join(import.meta.dirname, 'driver.ts'), { name });
	const place: Place = { name, worker, answers: new Answers(worker), times: randomInt(3, 8), came: 0 };
	place.answers.ended.then((how) => {
		place.ended = how;
	});
	return place;
}

async function tryOut(part: Part, doors: Place[]): Promise<void> {
	const way = new Way(facts, part, doors);
	const channels = doors.map(() => new MessageChannel());
	for (const [index, { port1 }] of channels.entries()) way.order(doors[index] as Place, index, part, [port1]);
	await way.direct();
	let atomic = 0;
	for (const door of doors) atomic += Number(await done(door));
	let told = 0;
	if (part === 'tell') {
		for (const door of doors)
			await said(door, inTime(door.answers.ended), 'does not end, although its function returned:');
		told = way.count;
		way.order(
			owner,
			0,
			'own',
			channels.map(({ port2 }) => port2),
		);
		await done(owner);
		await said(owner, inTime(owner.answers.ended), 'does not end, although the doors have closed:');
	}
	const { added, count: total, strange, early } = way;
	facts.mark(part, { added, total, atomic, told, strange, early } satisfies Fact);
	console.log(`${part}: ${added} visitors, ${total} counted`);
}

/** What the driver of a place says when the learner's function has returned. */
async function done(place: Place): Promise<string | undefined> {
	const [kind, word] = await said(place, place.answers.next(), 'does not return:');
	if (kind === 'not loaded') throw new Unanswered(`Your program ${word}`);
	if (kind === 'broken') throw new Unanswered(`${place.name} failed: ${word}`);
	return word;
}

async function said<T>(place: Place, answer: Promise<T>, what: string): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Unanswered) throw new Unanswered(`${place.name} ${what} ${error.message}`);
		throw error;
	}
}
