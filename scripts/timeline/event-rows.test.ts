import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpu, mark, sample } from '../recording/fixture.ts';
import { eventRows, rowsAsText, saysOf } from './event-rows.ts';

test('eventRows() has every event but CPU time, and says how many more there are', () => {
	const few = eventRows(sample([mark(1, 'P1', 'a\u202eb'), cpu(2, 'P1', 1)]));
	assert.deepEqual(
		few.rows.map(({ when, what }) => `${when} ${what}`),
		['0.000 ms starts', '0.001 ms a‹U+202E›b', '0.100 ms exits with code 0'],
	);
	assert.deepEqual([few.count, few.left], [3, 0]);
	const many = eventRows(sample(Array.from({ length: 2100 }, (_, t) => mark(t, 'P1', 'x'))));
	assert.deepEqual([many.rows.length, many.count, many.left], [2000, 2102, 102]);
});

test('rowsAsText() parts columns by tabs and events by lines', () => {
	assert.equal(
		rowsAsText([['1 ms', 'A', 'prints "a\tb\nc"', '']]),
		'When\tWho\tWhat\tWhere\n1 ms\tA\tprints "a b c"\t',
	);
});

test('saysOf() says of a picture what its run did', () => {
	assert.equal(
		saysOf(sample([mark(1, 'P1', 'a'), cpu(2, 'P1', 1)])),
		'Timeline of 3 events. The run prints nothing and ends after 0.10 ms with code 0.',
	);
});
