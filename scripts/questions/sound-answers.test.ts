import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soundAnswers } from './sound-answers.ts';

const sound = { at: 1, answer: ['8'], right: true, first: { at: 1, right: true } };
const damaged = [
	{},
	5,
	null,
	'x',
	[],
	{ at: 1 },
	{ at: '1', answer: [] },
	{ at: 1, answer: '8' },
	{ at: 1, answer: [8] },
];

test('soundAnswers() takes no damaged entry for an answer', () => {
	const entries = damaged.map((entry, index) => [`a#${index}`, entry] as const);
	assert.deepEqual(soundAnswers({ ...Object.fromEntries(entries), 'a#sound': sound }), { 'a#sound': sound });
	for (const kept of [undefined, null, 5, 'text', [], [5]]) assert.deepEqual(soundAnswers(kept), {});
});

test('soundAnswers() stands in pages as its own text', () => {
	const alone = new Function(`return (${soundAnswers.toString()})({ a: {}, b: { at: 1, answer: [] } })`);
	assert.deepEqual(alone(), { b: { at: 1, answer: [] } });
});
