import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessonsWords } from './words.ts';

test('lessonsWords() counts the lessons of the course alone', () => {
	const lessons = {
		'sharing/locks': { at: 1, read: true },
		'sharing/gone': { at: 1, read: true },
		constructor: { at: 1, read: true },
		'ipc/pipes': { at: 1, read: false },
	};
	assert.equal(lessonsWords(['sharing/locks', 'ipc/pipes', 'ipc/queues'], lessons), '1 of 3');
});
