import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exit, lock, receive, running, sample, send, spawn, start } from './fixture.ts';
import { happensBefore, orderOf } from './happens-before.ts';
import { linksOf } from './links.ts';
import { randomRecordings } from './random-recording.ts';
import type { Recording, RunEvent } from './types.ts';

/** The one event of a lane at an instant. */
const at = ({ events }: Recording, lane: string, t: number): RunEvent => {
	const found = events.filter((event) => event.lane === lane && event.t === t);
	assert.equal(found.length, 1, `${lane} at ${t}`);
	return found[0] as RunEvent;
};
const mark = (t: number, lane: string): RunEvent => ({ t, lane, kind: 'mark', name: `${t}` });

for (const [what, events, a, b, order] of [
	['what one lane did, in its order', [mark(3, 'P1'), mark(4, 'P1')], ['P1', 3], ['P1', 4], 'before'],
	['what two lanes did without a word, in none', [mark(3, 'P1'), mark(4, 'P2')], ['P1', 3], ['P2', 4], 'none'],
	[
		'what came before a send, before what came after its receive',
		[mark(3, 'P1'), send(4, 'P1', 'm'), receive(5, 'P2', 'm'), mark(6, 'P2')],
		['P1', 3],
		['P2', 6],
		'before',
	],
	[
		'what came after a send, in no order with what came after its receive',
		[send(4, 'P1', 'm'), mark(5, 'P1'), receive(6, 'P2', 'm'), mark(7, 'P2')],
		['P1', 5],
		['P2', 7],
		'none',
	],
	[
		'over a third lane',
		[send(4, 'P1', 'm'), receive(5, 'P2', 'm'), send(6, 'P2', 'n', 'P2>P3'), receive(7, 'P3', 'n', 'P2>P3')],
		['P1', 4],
		['P3', 7],
		'before',
	],
	[
		'a spawn before its lane',
		[mark(2, 'P1'), spawn(3, 'P1', 'P2'), start(3, 'P2'), running(9, 'P2')],
		['P1', 2],
		['P2', 9],
		'before',
	],
	[
		'what was done under a lock, in the order of its holders',
		[lock(1, 'hold'), mark(2, 'P1'), lock(3, 'release'), lock(5, 'hold', 'L', 'P2'), mark(6, 'P2')],
		['P1', 2],
		['P2', 6],
		'before',
	],
	[
		'a release and a hold in one microsecond',
		[
			lock(1, 'hold', 'L', 'P2'),
			mark(4, 'P2'),
			lock(2, 'wait'),
			lock(9, 'hold'),
			lock(9, 'release', 'L', 'P2'),
			mark(10, 'P1'),
		],
		['P2', 4],
		['P1', 10],
		'before',
	],
	[
		'an end before what its parent did when it knew',
		[mark(3, 'P2'), { ...exit(10, 'P2'), reaped: 20 } as RunEvent, mark(15, 'P1'), mark(21, 'P1')],
		['P2', 3],
		['P1', 21],
		'before',
	],
	[
		'an end in no order with what its parent did before it knew',
		[mark(3, 'P2'), { ...exit(10, 'P2'), reaped: 20 } as RunEvent, mark(15, 'P1'), mark(21, 'P1')],
		['P2', 3],
		['P1', 15],
		'none',
	],
] as [string, RunEvent[], [string, number], [string, number], string][])
	test(`happensBefore() orders ${what}`, () => {
		const run = sample(events);
		const [first, second] = [at(run, ...a), at(run, ...b)];
		assert.equal(happensBefore(run, first, second), order === 'before');
		assert.equal(happensBefore(run, second, first), false);
		assert.equal(happensBefore(run, first, first), false);
	});

test('orderOf() counts the events of another lane that came before', () => {
	const run = sample([mark(3, 'P1'), send(4, 'P1', 'm'), mark(5, 'P1'), receive(6, 'P2', 'm')]);
	const order = orderOf(run);
	// Its start, the mark and the send.
	assert.equal(order.countBefore(at(run, 'P2', 6), 'P1'), 3);
	assert.equal(order.countBefore(at(run, 'P2', 6), 'P2'), 1);
	assert.equal(order.countBefore(at(run, 'P1', 4), 'P2'), 0);
});

test('orderOf() is the closure of lanes, links and the order of locks', () => {
	let compared = 0;
	for (const run of randomRecordings(30)) {
		const order = orderOf(run);
		const edges = new Map<RunEvent, RunEvent[]>();
		for (const [index, event] of run.events.entries()) {
			const next = run.events.slice(index + 1).find(({ lane }) => lane === event.lane);
			edges.set(event, next ? [next] : []);
		}
		for (const { from, to } of linksOf(run)) edges.get(from)?.push(to);
		for (const [index, hold] of run.events.entries()) {
			if (hold.kind !== 'hold') continue;
			const last = run.events.slice(0, index).findLast((event) => event.kind === 'release' && event.on === hold.on);
			if (last) edges.get(last)?.push(hold);
		}
		const reached = new Map(run.events.map((event) => [event, reachedFrom(event, edges)]));
		// Within one microsecond two lanes can seem to have waited for each other: one of them is then taken to be first.
		if (run.events.some((event) => reached.get(event)?.has(event))) continue;
		compared++;
		for (const [event, after] of reached)
			for (const other of run.events)
				assert.equal(order.isBefore(event, other), after.has(other), JSON.stringify([event, other]));
	}
	assert.ok(compared > 20, `${compared}`);
});

function reachedFrom(event: RunEvent, edges: Map<RunEvent, RunEvent[]>): Set<RunEvent> {
	const after = new Set<RunEvent>();
	const left = [...(edges.get(event) ?? [])];
	for (let next = left.pop(); next; next = left.pop()) {
		if (after.has(next)) continue;
		after.add(next);
		left.push(...(edges.get(next) ?? []));
	}
	return after;
}
