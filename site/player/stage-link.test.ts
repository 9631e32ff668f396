import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../scripts/recording/types.ts';
import { nearestPlace } from './stage-link.ts';

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
