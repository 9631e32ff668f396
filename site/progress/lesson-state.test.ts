import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessonState, stateWords } from './lesson-state.ts';
import type { Peeked } from './peek.ts';

const PARTS = { slug: 'a/b', questions: ['a/b#1', 'a/b#2'], labs: ['m/x', 'm/y'], exercises: ['m/z'] };

test('lessonState() has nothing for a lesson that nothing was done with, whatever the storage holds', () => {
	for (const progress of [{}, { lessons: 7 }, { runs: { 'm/other': { at: 1, count: 1 } } }, { lessons: { 'a/b': {} } }])
		assert.deepEqual(lessonState(PARTS, progress as Peeked), []);
});

test('stateWords() tells what was done, of what there is to do', () => {
	const words = (parts: Partial<typeof PARTS>, progress: Peeked) =>
		stateWords(lessonState({ ...PARTS, ...parts }, progress));
	const ran = { runs: { 'm/x': { at: 1, count: 3 } } };
	assert.equal(words({}, ran), 'not read, 0 of 2 predicted, 1 of 2 labs run, 0 of 1 solved');
	assert.equal(words({ questions: [], labs: ['m/x'], exercises: [] }, ran), 'not read, lab run');
	const all: Peeked = {
		lessons: { 'a/b': { at: 1, read: true } },
		answers: { 'a/b#2': { at: 1, answer: [], declined: true, first: { at: 1 } } },
		exercises: { 'm/z': { triedAt: 1, solvedAt: 1 } },
	};
	assert.equal(words({}, all), 'read, 1 of 2 predicted, no lab run, 1 of 1 solved');
	assert.equal(words({}, { lessons: { 'a/b': { at: 2, read: false } } }), '', 'taken back');
});
