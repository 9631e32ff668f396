import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventOf, Recording } from '../recording/types.ts';
import { eventsOf, laneNamed, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';
import type { KnownLane } from './known-lane.ts';
import { locks } from './locks.ts';

const KINDS = ['wait', 'wake', 'hold', 'release'] as const;

/** `kind on result` of a lane's steps, in order. */
function stepsOf({ events }: Recording, lane: string): string[] {
	const steps = events.filter((event): event is EventOf<'wait'> => KINDS.includes(event.kind as 'wait'));
	return steps
		.filter((event) => event.lane === lane)
		.map(({ kind, on, result }) => [kind, on.replace(/^\w+:/, ''), result].filter(Boolean).join(' '));
}

/** How many lanes hold a lock, after each step. */
function holdersOf({ events }: Recording, on: string): number[] {
	let holders = 0;
	return events.flatMap((event) => {
		if (!('on' in event) || event.on !== on) return [];
		if (event.kind === 'hold') holders++;
		else if (event.kind === 'release') holders--;
		else return [];
		return holders;
	});
}

test('watchAtomics() tells of each wait and how it ended, and of each notify and how many it woke', async () => {
	const { recording } = await recordFixture('cells.mjs');
	assert.deepEqual(problemsOf(recording), []);
	const steps = stepsOf(recording, 'P1').filter((step) => step !== 'release s1[6] 0');
	assert.deepEqual(steps.slice(-14, -10), ['wait s1[3]', 'wake s1[3] timed-out', 'wait s1[3]', 'wake s1[3] not-equal']);
	assert.deepEqual(steps.slice(-10), [
		...['release s1[3] 1', 'wait s1[5]', 'release s1[6] 1', 'wake s1[5] ok', 'wait s1[5]', 'wake s1[5] not-equal'],
		...['wait s1[5]', 'wake s1[5] timed-out', 'wait s1[4]', 'wake s1[4] timed-out'],
	]);
	assert.deepEqual(stepsOf(recording, 'P1.T1'), [
		...['wait s1[6]', 'wake s1[6] ok', 'release s1[5] 1', 'wait s1[2]', 'wake s1[2] not-equal'],
	]);
	for (const event of [...eventsOf(recording, 'wait'), ...eventsOf(recording, 'release')])
		assert.match(event.at ?? '', /^cells\.mjs:\d+$/);
});

test('watchLocks() tells of Web Locks in all ways in which requests end', async () => {
	const { recording } = await recordFixture('web-locks.mjs');
	assert.deepEqual(problemsOf(recording), []);
	const second = laneNamed(recording, 'second').id;
	const of = (name: string, lane = 'P1') =>
		stepsOf(recording, lane)
			.filter((step) => step.includes(`${name}@P1`))
			.map((step) => step.replace(`${name}@P1`, '').trim());
	assert.deepEqual(of('free'), ['wait', 'hold', 'release']);
	assert.deepEqual(of('contended'), ['wait', 'hold', 'release']);
	assert.deepEqual(of('contended', second), ['wait', 'hold', 'release']);
	assert.deepEqual(of('shared').slice(0, 5), ['wait', 'hold', 'wait', 'hold', 'wait']);
	assert.deepEqual(of('taken'), ['wait', 'hold', 'wait', 'wake  not available', 'release']);
	assert.deepEqual(of('stolen'), ['wait', 'hold', 'wait', 'release  stolen', 'hold', 'release']);
	assert.deepEqual(of('aborted'), ['wait', 'hold', 'wait', 'wake  aborted', 'release']);
	assert.deepEqual(of('failing'), ['wait', 'hold', 'release']);
	assert.deepEqual(of('kept', laneNamed(recording, 'keeper').id), ['wait', 'hold', 'release  ended']);
	assert.deepEqual(of('kept'), ['wait', 'wait', 'hold', 'release', 'hold', 'release']);
	for (const name of ['free', 'contended', 'taken', 'stolen', 'aborted', 'kept'])
		assert.ok(Math.max(...holdersOf(recording, `lock:${name}@P1`)) === 1, `one holds ${name}`);
	for (const wait of eventsOf(recording, 'wait')) assert.match(wait.at ?? '', /^web-locks\.mjs:\d+$/);
});

test('watchLocks() tells of locks that a program names, and of nothing that it does not understand', async () => {
	const { recording, out } = await recordFixture('named-locks.mjs');
	assert.deepEqual(problemsOf(recording), []);
	assert.equal(out.toString(), 'told\n');
	assert.deepEqual(stepsOf(recording, 'P1'), ['wait mine ok', 'wake mine ok', 'hold mine ok', 'release mine ok']);
});

/** What is told of holds and releases `[lane, kind, t]` of one exclusive Web Lock, in this order of reading. */
function toldOf(lines: [string, 'hold' | 'release', number][], ended?: [string, number]): string[] {
	const process = { lane: { id: 'P1' } } as KnownLane;
	const lanes = new Map(['A', 'B'].map((id) => [id, { lane: { id }, process } as KnownLane]));
	const laneOf = (id: string) => lanes.get(id) as KnownLane;
	const told: [number, string][] = [];
	const known = locks({
		event: ({ lane }, { kind, result }, t) => told.push([t, [lane.id, kind, t, result].filter(Boolean).join(' ')]),
		nameOfBuffer: (id) => id,
		place: (at) => at,
	});
	for (const [id, k, t] of lines) known.take(laneOf(id), { k, t, lock: 'L', web: true });
	if (ended) known.ended(laneOf(ended[0]), ended[1]);
	known.settle();
	known.settle();
	return told.sort(([a], [b]) => a - b).map(([, text]) => text);
}

test('locks() lets a lock go before another lane has it, in whatever order their lines are read', () => {
	const [a, b]: [string, 'hold' | 'release', number][][] = [
		[
			['A', 'hold', 10],
			['A', 'release', 25],
			['A', 'hold', 40],
			['A', 'release', 50],
		],
		[
			['B', 'hold', 20],
			['B', 'release', 30],
		],
	];
	const expected = ['A hold 10', 'A release 19', 'B hold 20', 'B release 30', 'A hold 40', 'A release 50'];
	assert.deepEqual(toldOf([...(a ?? []), ...(b ?? [])]), expected);
	assert.deepEqual(toldOf([...(b ?? []), ...(a ?? [])]), expected);
});

test('locks() takes from a thread that ends what it holds, when another lane got it at the latest', () => {
	const held: [string, 'hold', number] = ['A', 'hold', 10];
	assert.deepEqual(toldOf([held], ['A', 30]), ['A hold 10', 'A release 30 ended']);
	assert.deepEqual(toldOf([held, ['B', 'hold', 20]], ['A', 30]), ['A hold 10', 'A release 19 ended', 'B hold 20']);
});
