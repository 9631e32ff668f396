import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareRecordings } from '../recording/diff/compare.ts';
import { lock, P1, sample, spawn, start, T1 } from '../recording/fixture.ts';
import type { Recording } from '../recording/types.ts';
import { namedWords } from './diff-words.ts';

const offices = [P1, { ...T1, name: 'Office A' }, { ...T1, id: 'P1.T2', name: 'Office B' }];
const race = (first: string, second: string): Recording => {
	const spawns = [spawn(1, 'P1', 'P1.T1'), start(1, 'P1.T1'), spawn(2, 'P1', 'P1.T2'), start(2, 'P1.T2')];
	const holds = [first, second].flatMap((lane, index) => [
		lock(10 + 5 * index, 'hold', 'lock:seats', lane),
		lock(12 + 5 * index, 'release', 'lock:seats', lane),
	]);
	return sample([...spawns, ...holds], { lanes: offices });
};

test('namedWords() tells what chance decided by the names of the program', () => {
	const words = namedWords('the recorded run', 'your run');
	const { differences } = compareRecordings(race('P1.T1', 'P1.T2'), race('P1.T2', 'P1.T1'), undefined, words);
	assert.deepEqual(
		differences.map(({ says }) => says),
		[
			'In your run, Office B releases "seats" before Office A holds "seats"; in the recorded run, it was the other way round.',
			'In the recorded run, Office A releases "seats" before Office B holds "seats"; in your run, it was the other way round.',
		],
	);
});

test('namedWords() calls outcomes as the lab does', () => {
	const words = namedWords('A', 'B', {
		classes: { 'lost-one': 'lost one' },
		value: 'seats left',
		of: () => ({ outcome: '' }),
	});
	const run = race('P1.T1', 'P1.T2');
	const known = { classes: ['lost-one'], recordings: [] };
	const one = { outcome: 'lost-one', value: 1 };
	const says = (b: { outcome: string; value: number }) =>
		compareRecordings(run, run, { ...known, a: one, b }, words).differences[0]?.says;
	assert.equal(says({ outcome: 'lost-one', value: 2 }), 'Seats left: 1 in A and 2 in B.');
	assert.equal(
		says({ outcome: 'other', value: 2 }),
		'The outcome of B is "other", which no run of the lab gave so far.',
	);
});
