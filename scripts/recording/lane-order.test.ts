import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareLanes, processOf, sortEvents } from './lane-order.ts';

test('compareLanes() goes by number, a process before its threads', () => {
	const lanes = ['P10', 'P2', 'P1.T10', 'P1.T2', 'P1', 'P2.T1'];
	assert.deepEqual(lanes.sort(compareLanes), ['P1', 'P1.T2', 'P1.T10', 'P2', 'P2.T1', 'P10']);
});

test('processOf() is the process of a thread, and a process itself', () => {
	assert.equal(processOf('P12.T3'), 'P12');
	assert.equal(processOf('P12'), 'P12');
});

test('sortEvents() keeps the order within a lane and leaves its argument alone', () => {
	const events = [
		{ t: 5, lane: 'P2', n: 1 },
		{ t: 5, lane: 'P1', n: 2 },
		{ t: 5, lane: 'P1', n: 3 },
		{ t: 4, lane: 'P9', n: 4 },
	];
	assert.deepEqual(
		sortEvents(events).map(({ n }) => n),
		[4, 2, 3, 1],
	);
	assert.equal(events[0]?.n, 1);
});
