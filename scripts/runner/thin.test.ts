import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownLane } from './known-lane.ts';
import { thin } from './thin.ts';

test('thin() tells the first of a kind in full, then one in a hundred, and counts the rest', () => {
	const lane = {} as KnownLane;
	const thinned = thin(10);
	const told = Array.from({ length: 310 }, (_, t) => t).filter((t) => thinned.tells(lane, 'mark', t));
	assert.deepEqual(told, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 110, 210]);
	assert.equal(thinned.tells(lane, 'error', 400), true);
	thinned.leave(lane, 'error', 400, 7);
	assert.deepEqual(thinned.leftOut(lane), [
		{ what: 'mark', count: 297, t: 11 },
		{ what: 'error', count: 7, t: 400 },
	]);
});
