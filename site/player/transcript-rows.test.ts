import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftOut, transcriptRows } from './transcript-rows.ts';

const told = (count: number, at?: number) => {
	const rows = transcriptRows(count, at);
	return [rows.map(({ from, to }) => [from, to]), leftOut(rows, count)];
};

test('transcriptRows() are all lines of a short run, and of a long one the first and the last', () => {
	assert.deepEqual(told(0), [[[0, 0]], [0, 0]]);
	assert.deepEqual(told(2200, 5), [[[0, 2200]], [0, 0]]);
	const ends = [
		[
			[0, 2000],
			[99_800, 100_000],
		],
		[0, 97_800, 0],
	];
	for (const at of [undefined, -1, 1999, 99_800]) assert.deepEqual(told(100_000, at), ends);
});

test('transcriptRows() are those around the moment beyond them, the same for a hundred lines', () => {
	const around = [[[4900, 5200]], [4900, 94_800]];
	assert.deepEqual(told(100_000, 5000), around);
	assert.deepEqual(told(100_000, 5099), around);
	assert.deepEqual(told(2201, 2000), [[[1900, 2200]], [1900, 1]]);
});
