import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftOutWords } from './left-out-words.ts';

test('leftOutWords() say of each kind why it is not shown, and nothing where all is', () => {
	const none = { recordings: [], folders: [], programs: [] };
	assert.deepEqual(leftOutWords(none), []);
	assert.deepEqual(leftOutWords({ ...none, folders: ['src', 'lib'] }), [
		'Of a folder nothing is read: give the files that are in it. Left out: src, lib.',
	]);
	assert.deepEqual(leftOutWords({ ...none, recordings: ['c.json'], programs: ['a\u202e.ts'] }), [
		'Two recordings at most are shown at once. Left out: c.json.',
		'Lines of a program are shown beside one run alone. Left out: a‹U+202E›.ts.',
	]);
});
