import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsFor } from './reply-words.ts';

const told = (verdict: 'seen' | 'not seen' | 'cannot happen' | 'right' | 'wrong', says: string) => [
	{ id: 'x', text: 'x', verdict, says, moments: [] },
];

test('wordsFor() says what the runs say, and calls nothing wrong that was not seen', () => {
	assert.equal(wordsFor(true, told('seen', 'seen in 91 of 200 runs'), false), 'Right: seen in 91 of 200 runs.');
	assert.equal(
		wordsFor(undefined, told('not seen', 'not seen in 200 runs'), false),
		'Not seen in 200 runs. That does not make it wrong: nothing says that it cannot happen.',
	);
	assert.equal(
		wordsFor(false, told('cannot happen', 'cannot happen, because “It is 8.”'), false),
		'Not so: this cannot happen, because “It is 8”.',
	);
	assert.equal(wordsFor(false, told('wrong', 'not this one'), false), 'Not this one.');
	assert.match(wordsFor(false, [], true), /marks each choice/);
});
