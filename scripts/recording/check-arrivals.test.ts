import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkArrivals } from './check-arrivals.ts';
import { out, sample } from './fixture.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

for (const [what, recording, problems] of [
	[
		'output that arrives before it was written',
		sample([out(5, 'P1', 'x', 4)]),
		[{ message: 'Output of P1 arrives at 4, before it was written at 5.', event: 1 }],
	],
	[
		'an end that was known before it came',
		sample([{ t: 9, lane: 'P1', kind: 'exit', code: 0, signal: null, seen: 'exact', reaped: 8 }]),
		[{ message: 'The end of P1 is learned of at 8, before it came at 9.', event: 1 }],
	],
] as [string, Recording, Problem[]][])
	test(`checkArrivals() refuses ${what}`, () => {
		assert.deepEqual(checkArrivals(recording), problems);
	});
