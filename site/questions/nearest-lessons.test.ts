import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestLessons } from './nearest-lessons.ts';

test('nearestLessons() goes by what a lesson needs, then from the last before it to the first', () => {
	const order = ['a', 'b', 'c', 'd', 'e'];
	const needs = new Map([
		['d', ['b']],
		['b', ['a']],
	]);
	assert.deepEqual(nearestLessons('d', order, needs), ['b', 'a', 'c']);
	assert.deepEqual(nearestLessons('c', order, needs), ['b', 'a']);
	assert.deepEqual(nearestLessons('a', order, needs), []);
	// What comes later opens nothing, whoever needs it.
	assert.deepEqual(nearestLessons('b', order, new Map([['b', ['e']]])), ['a']);
});
