import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpu, dropped, exit, lock, P1, P2, receive, sample, send, start, state } from './fixture.ts';
import { cpuOf, happensBefore, holds, messages, overlaps, parentsOf, signals, waits } from './relations.ts';
import type { RunEvent } from './types.ts';

const asked = sample([
	...[start(0, 'P2'), start(0, 'P3')],
	...[send(3, 'P1', 'a'), send(4, 'P1', 'b', 'P1>P3'), receive(6, 'P2', 'a'), send(7, 'P2', 'c', 'P2>P1')],
	...[
		send(8, 'P1', 'd', 'broadcast:news@P1'),
		receive(9, 'P2', 'd', 'broadcast:news@P1'),
		receive(9, 'P3', 'd', 'broadcast:news@P1'),
	],
]);

for (const [what, which, expected] of [
	['all', {}, ['a', 'b', 'c', 'd']],
	['those of a lane', { from: 'P2' }, ['c']],
	['those to a lane, also where they were not received', { to: 'P3' }, ['b', 'd']],
	['those between two lanes', { from: 'P1', to: 'P2' }, ['a', 'd']],
	['those of a channel', { channel: 'P1>P2' }, ['a']],
] as const)
	test(`messages() tells ${what}`, () => {
		assert.deepEqual(
			messages(asked, which).map(({ message }) => message),
			expected,
		);
	});

test('messages() joins a send with all its receives', () => {
	const [, b, , d] = messages(asked);
	assert.deepEqual([b?.send?.t, b?.receives.length], [4, 0]);
	assert.deepEqual([d?.send?.lane, d?.receives.map(({ lane }) => lane)], ['P1', ['P2', 'P3']]);
});

test('messages() cannot tell where some were left out', () => {
	assert.throws(() => messages(sample([dropped('P1', 'send')])), { name: 'NotRecorded' });
});

const locked = sample([
	...[
		lock(10, 'hold', 'lock:L'),
		lock(12, 'wait', 'lock:L', 'P2'),
		lock(20, 'release', 'lock:L'),
		lock(21, 'hold', 'lock:L', 'P2'),
	],
	...[lock(30, 'release', 'lock:L', 'P2'), lock(35, 'hold', 'lock:K', 'P2'), lock(40, 'hold', 'lock:K')],
	...[lock(50, 'wait', 'child:P2'), exit(60, 'P2')],
]);
const spans = (stretches: ReturnType<typeof holds>) => stretches.map(({ lane, from, to, on }) => [lane, from, to, on]);

test('holds() and waits() tell stretches; what did not end lasts as long as its lane', () => {
	assert.deepEqual(spans(holds(locked, { on: 'lock:L' })), [
		['P1', 10, 20, 'lock:L'],
		['P2', 21, 30, 'lock:L'],
	]);
	assert.deepEqual(spans(holds(locked, { on: 'lock:K' })), [
		['P2', 35, 60, 'lock:K'],
		['P1', 40, 100, 'lock:K'],
	]);
	assert.deepEqual(spans(waits(locked)), [
		['P2', 12, 21, 'lock:L'],
		['P1', 50, 100, 'child:P2'],
	]);
	assert.deepEqual(spans(waits(locked, { lane: 'P1' })), [['P1', 50, 100, 'child:P2']]);
});

test('overlaps() finds two lanes at once', () => {
	assert.deepEqual(overlaps(holds(locked, { on: 'lock:L' })), []);
	assert.deepEqual(
		overlaps(holds(locked, { on: 'lock:K' })).map((pair) => pair.map(({ lane }) => lane)),
		[['P2', 'P1']],
	);
});

test('cpuOf() sums readings, and shares of those that lie partly within', () => {
	const run = sample([cpu(10, 'P1', 5), cpu(30, 'P1', 20), cpu(40, 'P1', 0), start(0, 'P2')]);
	assert.equal(cpuOf(run, 'P1'), 25);
	assert.equal(cpuOf(run, 'P1', { from: 20 }), 10);
	assert.equal(cpuOf(run, 'P1', { to: 5 }), 3);
	assert.throws(() => cpuOf(run, 'P2'), { name: 'NotRecorded', message: 'The CPU time of P2 was not measured.' });
});

test('signals() joins what was sent with what it did', () => {
	const run = sample([
		{ t: 3, lane: 'P1', kind: 'signal', signal: 'SIGTERM', to: 'P2' },
		{ t: 5, lane: 'P2', kind: 'signal', signal: 'SIGTERM' },
		{ t: 6, lane: 'P2', kind: 'signal', signal: 'SIGINT', from: 'outside' },
		{ t: 7, lane: 'P1', kind: 'signal', signal: 'SIGKILL', to: 'P2' },
		{ t: 9, lane: 'P2', kind: 'exit', code: null, signal: 'SIGKILL', seen: 'exact' },
	]);
	assert.deepEqual(
		signals(run).map(({ signal, sent, came }) => [signal, sent?.t, came?.t]),
		[
			['SIGTERM', 3, 5],
			['SIGINT', undefined, 6],
			['SIGKILL', 7, 9],
		],
	);
	assert.equal(signals(run, { signal: 'SIGKILL', to: 'P2' }).length, 1);
	assert.equal(signals(run, { to: 'P1' }).length, 0);
});

test('parentsOf() follows orphans to their new parents', () => {
	const P3 = { ...P2, id: 'P3', parent: 'P2' };
	const run = sample([exit(20, 'P2'), state(20, 'P3', 'orphaned', 'P1')], { lanes: [P1, P2, P3] });
	assert.deepEqual(parentsOf(run, 'P3', 10), ['P2', 'P1']);
	assert.deepEqual(parentsOf(run, P3), ['P1']);
	const away = sample([state(20, 'P3', 'orphaned', 'outside')], { lanes: [P1, P2, P3] });
	assert.deepEqual(parentsOf(away, 'P3'), ['outside']);
});

test('happensBefore() is there for claims too', () => {
	const [a, b] = ['a', 'c'].map(
		(name) => asked.events.find((event) => event.kind === 'send' && event.message === name) as RunEvent,
	);
	assert.equal(happensBefore(asked, a as RunEvent, b as RunEvent), true);
});
