import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecordingError } from '../../scripts/recording/recording-error.ts';
import { FileProblem } from './file-problem.ts';
import { problemOf } from './problem.ts';

test('problemOf() quotes the line of each fault, shortened, and tells a reason once', () => {
	const text = ['{"header":{}', `"${'x'.repeat(500)}"`, 'third\r', 'fourth', 'last'].join('\n');
	const faults = [
		{ line: 5, reason: 'other' },
		...[2, 3, 4].map((line) => ({ line, reason: 'bad' })),
		{ line: 9, reason: 'beyond the end' },
	];
	const problem = problemOf(new RecordingError('run.json', faults, 'Record it anew.'), 'run.json', text);
	assert.equal(problem.says, 'run.json is no recording that can be shown.');
	assert.deepEqual(
		problem.faults.map(({ line, reason, quoted, also, times }) => [line, reason, quoted.slice(0, 5), also, times]),
		[
			[2, 'bad', '"xxxx', [3, 4], 3],
			[5, 'other', 'last', [], 1],
			[9, 'beyond the end', '', [], 1],
		],
	);
	assert.equal(problem.faults[0]?.quoted.length, 161);
	assert.equal(problem.remedy, 'Record it anew.');
});

test('problemOf() lists ten reasons and counts the rest', () => {
	const faults = Array.from({ length: 25 }, (_, n) => ({ line: 1, reason: `reason ${n % 15}` }));
	const { faults: told, more } = problemOf(new RecordingError('r', faults, ''), 'r', 'x');
	assert.deepEqual([told.length, more], [10, 5]);
});

test('problemOf() has words for any other failure', () => {
	assert.deepEqual(problemOf(new FileProblem('r is empty.', 'Give another.'), 'r').says, 'r is empty.');
	assert.equal(problemOf(new RangeError('too deep'), 'r').says, 'r could not be read: too deep');
});
