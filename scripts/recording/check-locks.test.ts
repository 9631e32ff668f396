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
