import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ratioOf, spreadOf } from './statistics.ts';

test('spreadOf() gives the median and the middle half', () => {
	assert.deepEqual(spreadOf([5, 1, 3, 2, 4]), { low: 2, median: 3, high: 4 });
	assert.deepEqual(spreadOf([1, 2]), { low: 1.25, median: 1.5, high: 1.75 });
	assert.deepEqual(spreadOf([7]), { low: 7, median: 7, high: 7 });
});

test('ratioOf() compares within each round', () => {
	assert.deepEqual(ratioOf([10, 200, 30], [10, 100, 10]), { low: 1.5, median: 2, high: 2.5 });
});
