import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLocks } from './check-locks.ts';
import { lock, sample } from './fixture.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

for (const [what, recording, problems] of [
	[
		'a wake-up without a wait',
		sample([lock(3, 'wake')]),
		[{ message: 'P1 wakes on L without having waited for it.', event: 1 }],
	],
	[
		'a release without a hold',
		sample([lock(3, 'hold', 'K'), lock(4, 'release')]),
		[{ message: 'P1 releases L without holding it.', event: 2 }],
	],
	[
		'a wake-up after the hold that ended the wait',
		sample([lock(3, 'wait'), lock(4, 'hold'), lock(5, 'wake')]),
		[{ message: 'P1 wakes on L without having waited for it.', event: 3 }],
	],
	[
		'a second release',
		sample([lock(3, 'hold'), lock(4, 'release'), lock(5, 'release')]),
		[{ message: 'P1 releases L without holding it.', event: 3 }],
	],
	[
		'standstills that cross',
		sample([
			{ t: 5, lane: 'P1', kind: 'block', why: 'a', us: 20 },
			{ t: 10, lane: 'P1', kind: 'block', why: 'b', us: 30 },
		]),
		[{ message: 'P1 stands still until 40, across the end at 25 of the standstill around it.', event: 2 }],
	],
] as [string, Recording, Problem[]][])
	test(`checkLocks() refuses ${what}`, () => {
		assert.deepEqual(checkLocks(recording), problems);
	});

test('checkLocks() accepts waits that go directly into a hold, notifies, and holds that overlap', () => {
	const recording = sample([
		...[lock(3, 'wait'), lock(4, 'hold'), lock(5, 'wait', 'L', 'P2'), lock(5, 'hold', 'L', 'P2')],
		...[lock(6, 'release'), lock(7, 'release', 'L', 'P2'), lock(8, 'release', 'atomics:s1[0]')],
		...[lock(9, 'wait'), lock(10, 'wake'), lock(10, 'hold'), lock(11, 'release')],
	]);
	assert.deepEqual(checkLocks(recording), []);
});
