import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from './fixtures/first-race.ts';
import { pensOf } from './pens.ts';

test('pensOf() gives the program the quiet pen and what it starts the others, in order', () => {
	assert.deepEqual(
		[...pensOf(firstRace)],
		[
			['P1', 'lane-8'],
			['P1.T1', 'lane-1'],
			['P1.T2', 'lane-2'],
		],
	);
});

test('pensOf() stripes a pen that comes again', () => {
	const lanes = Array.from({ length: 10 }, (_, index) => ({ id: `P${index + 1}`, kind: 'process' as const, name: '' }));
	assert.equal(pensOf({ lanes }).get('P9'), 'lane-1 striped');
	assert.equal(pensOf({ lanes }).get('P8'), 'lane-7');
});
