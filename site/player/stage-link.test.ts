import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../scripts/recording/types.ts';
import { linkedMoments, nearestPlace } from './stage-link.ts';

const events = [
	{ t: 10, lane: 'P1' },
	{ t: 40, lane: 'P1.T1' },
	{ t: 60, lane: 'P1' },
	{ t: 90, lane: 'P1.T1' },
].map((event) => ({ ...event, kind: 'mark', name: 'm' }) as RunEvent);

test('nearestPlace() keeps to the lane, and takes any other where that is gone', () => {
	assert.deepEqual(nearestPlace(events, { t: 62, lane: 'P1.T1' }), { t: 40, lane: 'P1.T1' });
	assert.deepEqual(nearestPlace(events, { t: 66, lane: 'P1.T1' }), { t: 90, lane: 'P1.T1' });
	assert.deepEqual(nearestPlace(events, { t: 62, lane: 'P9' }), { t: 60, lane: 'P1' });
	assert.deepEqual(nearestPlace([], { t: 62, lane: 'P9' }), { t: 62, lane: 'P9' });
});

test('linkedMoments() leaves out moments of a lane that the run does not have, and says so', () => {
	const run = { lanes: [{ id: 'P1', kind: 'process' as const, name: 'main.ts' }] };
	const [a, b] = [
		{ t: 1, lane: 'P77' },
		{ t: 2, lane: 'P1' },
	];
	for (const link of [{ a, b }, { a: b, b: a }, { a }]) {
		const { a: first, b: second, says } = linkedMoments(run, link);
		assert.deepEqual([first, second], [undefined, undefined]);
		assert.match(says, /lane that this run does not have/);
	}
	assert.deepEqual(linkedMoments(run, { a: b, b }), { a: b, b, says: '' });
	assert.deepEqual(linkedMoments(run, {}), { a: undefined, b: undefined, says: '' });
});
