import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim, Verdict } from '../../scripts/recording/claim.ts';
import { verdictWords } from './verdict-words.ts';

const judged = (verdict: Verdict['verdict'], kind: Claim['kind'] = 'always') => ({
	claim: { id: 'x', says: 'X.', kind, judge: () => ({ verdict, seen: '' }) },
	verdict,
	seen: 'it',
});

test('verdictWords() says what held here and how often elsewhere', () => {
	const tally = { held: 20, refuted: 0, notJudged: 0 };
	assert.equal(verdictWords(judged('held'), tally).words, 'held here, and in 20 of 20 runs');
	assert.equal(verdictWords(judged('held')).words, 'held here');
	assert.equal(
		verdictWords(judged('refuted'), tally, 'in your run').words,
		'refuted in your run, held in 20 of 20 runs',
	);
});

test('verdictWords() does not call a chance that did not come refuted', () => {
	const rare = { held: 3, refuted: 197, notJudged: 0 };
	const words = verdictWords(judged('refuted', 'sometimes'), rare);
	assert.deepEqual([words.state, words.words], ['unseen', 'not this time: 3 of 200 runs']);
});

test('verdictWords() never counts what was not judged as held', () => {
	assert.equal(verdictWords(judged('not judged')).state, 'open');
});
