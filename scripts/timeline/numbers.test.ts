import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, listed, ordinal } from './numbers.ts';

test('ordinal() goes on after tenth', () => {
	assert.deepEqual([1, 10, 11, 21, 22, 23, 112].map(ordinal), [
		'first',
		'tenth',
		'11th',
		'21st',
		'22nd',
		'23rd',
		'112th',
	]);
});

test('counted() and listed() read as prose', () => {
	assert.equal(counted(1, 'process', 'processes'), 'one process');
	assert.equal(counted(14, 'thread'), '14 threads');
	assert.equal(listed([]), '');
	assert.equal(listed(['A', 'B', 'C']), 'A, B and C');
	assert.equal(listed(['A', 'B', 'C', 'D'], 3), 'A, B and 2 more');
});
