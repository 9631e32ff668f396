import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from './canonical.ts';
import { exit, sample, start } from './fixture.ts';
import { compareMoments } from './lane-order.ts';
import { randomRun } from './random-recording.ts';
import type { Recording } from './types.ts';
import { validate } from './validate.ts';

test('canonical() names lanes by their start, also where they are named', () => {
	const { lanes, events } = canonical(
		sample([
			{ t: 10, lane: 'P1', kind: 'spawn', child: 'P3' },
			start(10, 'P3'),
			{ t: 20, lane: 'P3', kind: 'spawn', child: 'P2' },
			start(20, 'P2'),
			{ t: 25, lane: 'P1', kind: 'wait', on: 'child:P3' },
			{ t: 30, lane: 'P3', kind: 'send', channel: 'P3>P2', message: 'P3>P2#0' },
			{ t: 31, lane: 'P2', kind: 'receive', channel: 'P3>P2', message: 'P3>P2#0' },
			{ t: 40, lane: 'P2', kind: 'signal', signal: 'SIGTERM', from: 'P3' },
			exit(50, 'P3'),
			{ t: 60, lane: 'P2', kind: 'state', state: 'orphaned', parent: 'P3' },
			exit(70, 'P2'),
		]),
	);
	assert.deepEqual(
		lanes.map(({ id, parent }) => [id, parent]),
		[
			['P1', undefined],
			['P2', 'P1'],
			['P3', 'P2'],
		],
	);
	assert.deepEqual(events.slice(1, -1), [
		{ t: 10, lane: 'P1', kind: 'spawn', child: 'P2' },
		start(10, 'P2'),
		{ t: 20, lane: 'P2', kind: 'spawn', child: 'P3' },
		start(20, 'P3'),
		{ t: 25, lane: 'P1', kind: 'wait', on: 'child:P2' },
		{ t: 30, lane: 'P2', kind: 'send', channel: 'P2>P3', message: 'P2>P3#0' },
		{ t: 31, lane: 'P3', kind: 'receive', channel: 'P2>P3', message: 'P2>P3#0' },
		{ t: 40, lane: 'P3', kind: 'signal', signal: 'SIGTERM', from: 'P2' },
		exit(50, 'P2'),
		{ t: 60, lane: 'P3', kind: 'state', state: 'orphaned', parent: 'P2' },
		exit(70, 'P3'),
	]);
});

test('canonical() numbers threads within their process', () => {
	const run = sample([start(5, 'P2'), start(7, 'P2.T2'), start(9, 'P2.T1'), start(8, 'P1.T1')]);
	const names = canonical(run).events.filter(({ kind }) => kind === 'start');
	assert.deepEqual(
		names.map(({ t, lane }) => [t, lane]),
		[
			[0, 'P1'],
			[5, 'P2'],
			[7, 'P2.T1'],
			[8, 'P1.T1'],
			[9, 'P2.T2'],
		],
	);
});

test('canonical() keeps a lock that is called like a lane, and the channels of others', () => {
	const run = sample([
		start(3, 'P3'),
		{ t: 4, lane: 'P3', kind: 'hold', on: 'lock:P3' },
		{ t: 5, lane: 'P3', kind: 'send', channel: 'broadcast:P3', message: 'news' },
		{ t: 6, lane: 'P3', kind: 'send', channel: 'P3>outside#tcp', from: 0, to: 2 },
	]);
	assert.deepEqual(canonical(run).events.slice(2, 5), [
		{ t: 4, lane: 'P2', kind: 'hold', on: 'lock:P3' },
		{ t: 5, lane: 'P2', kind: 'send', channel: 'broadcast:P3', message: 'news' },
		{ t: 6, lane: 'P2', kind: 'send', channel: 'P2>outside#tcp', from: 0, to: 2 },
	]);
});

test('canonical() counts time from the first event', () => {
	const run: Recording = sample(
		[
			start(40, 'P1'),
			{ t: 42, lane: 'P1', kind: 'out', fd: 1, text: 'x', arrived: 45 },
			{ t: 60, lane: 'P1', kind: 'exit', code: 0, signal: null, seen: 'exact', reaped: 61 },
		],
		{ header: { durationUs: 70 } },
	);
	const { header, events } = canonical(run);
	assert.equal(header.durationUs, 30);
	assert.deepEqual(events, [
		start(0, 'P1'),
		{ t: 2, lane: 'P1', kind: 'out', fd: 1, text: 'x', arrived: 5 },
		{ t: 20, lane: 'P1', kind: 'exit', code: 0, signal: null, seen: 'exact', reaped: 21 },
	]);
});

test('canonical() of any run is sound, sorted, and its own canonical form', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const run = randomRun(seed);
		const before = structuredClone(run);
		const once = canonical(run);
		assert.deepEqual(run, before, 'the argument is left alone');
		assert.deepEqual(validate(once), []);
		assert.deepEqual(once.events, once.events.toSorted(compareMoments));
		assert.deepEqual(canonical(once), once);
	}
});

test('canonical() names lanes in channels of every form, in locks and as ends of signals', () => {
	const { events } = canonical(
		sample([
			start(5, 'P3'),
			start(7, 'P2'),
			{ t: 10, lane: 'P3', kind: 'send', channel: 'port:P3.2a', message: 'port:P3.2a#0' },
			{ t: 11, lane: 'P3', kind: 'out', fd: 1, text: 'x', channel: 'P3>P1#stdout', from: 0, to: 1 },
			{ t: 12, lane: 'P3', kind: 'hold', on: 'lock:L@P3' },
			{ t: 13, lane: 'P3', kind: 'signal', signal: 'SIGHUP', to: 'P2' },
			{ t: 14, lane: 'P3', kind: 'signal', signal: 'SIGHUP', to: 'outside' },
		]),
	);
	assert.deepEqual(
		events.filter(({ t }) => t >= 10 && t < 20),
		[
			{ t: 10, lane: 'P2', kind: 'send', channel: 'port:P2.2a', message: 'port:P2.2a#0' },
			{ t: 11, lane: 'P2', kind: 'out', fd: 1, text: 'x', channel: 'P2>P1#stdout', from: 0, to: 1 },
			{ t: 12, lane: 'P2', kind: 'hold', on: 'lock:L@P2' },
			{ t: 13, lane: 'P2', kind: 'signal', signal: 'SIGHUP', to: 'P3' },
			{ t: 14, lane: 'P2', kind: 'signal', signal: 'SIGHUP', to: 'outside' },
		],
	);
});

test('canonical() numbers shared buffers by their first appearance', () => {
	const wait = (t: number, on: string) => ({ t, lane: 'P1', kind: 'wait' as const, on });
	const { events } = canonical(
		sample([wait(9, 'atomics:s1[0]'), wait(3, 'atomics:s2[5]'), wait(4, 'atomics:s1[1]'), wait(5, 'lock:s1[1]')]),
	);
	assert.deepEqual(
		events.flatMap((event) => ('on' in event ? event.on : [])),
		['atomics:s1[5]', 'atomics:s2[1]', 'lock:s1[1]', 'atomics:s2[0]'],
	);
});
