import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Checked, type CheckedClaim, checkedWords } from './checked.ts';

const claim = (change: Partial<CheckedClaim> = {}): CheckedClaim => ({
	...{ id: 'one', says: 'One at a time.', kind: 'always', verdict: 'held', seen: 'none met' },
	counts: { held: 20, refuted: 0, notJudged: 0 },
	...change,
});
const checked = (verdicts: CheckedClaim[], change: Partial<Checked> = {}): Checked => ({
	...{ lab: 'a/b', program: 'my/a/b/exercise.ts', task: true, runs: 20, of: 20, lacking: [], recordings: {} },
	verdicts,
	...change,
});

test('checkedWords() says that runs refute and never prove', () => {
	assert.deepEqual(checkedWords(checked([claim()])), {
		verdict: 'solved',
		says: 'Solved: held in 20 of 20 runs. Runs refute, they never prove.',
		claims: ['held in 20 of 20 runs'],
	});
});

test('checkedWords() names the run and the moments that refute', () => {
	const at = [1204, 1209].map((t) => ({ t, lane: 'P1' }));
	const counts = { held: 6, refuted: 1, notJudged: 0 };
	const met = claim({ verdict: 'refuted', seen: 'both workers were inside', at, run: 7, counts });
	const two = checked([met, claim({ counts: { held: 7, refuted: 0, notJudged: 0 } })], { runs: 7 });
	assert.deepEqual(checkedWords(two), {
		verdict: 'not yet',
		says: 'Not yet: 1 of 2 claims fails, in run 7 of at most 20.',
		claims: ['in run 7, both workers were inside between 1.204 and 1.209 ms', 'held in 7 of 7 runs'],
	});
	const words = (change: Partial<CheckedClaim>) => checkedWords(checked([{ ...met, ...change }])).claims[0];
	assert.equal(words({ seen: '5 of 8', at: at.slice(0, 1) }), 'in run 7, 5 of 8 at 1.204 ms');
	assert.equal(words({ seen: 'refused after 50.1 ms' }), 'in run 7, refused after 50.1 ms, between 1.204 and 1.209 ms');
	assert.equal(words({ seen: 'Nothing was told.' }), 'in run 7: Nothing was told. See between 1.204 and 1.209 ms.');
	assert.equal(words({ seen: 'Your thread ended', at: [] }), 'in run 7, your thread ended');
	assert.equal(words({ seen: 'no total was printed', at: [] }), 'in run 7, no total was printed');
});

test('checkedWords() takes nothing for solved that was not judged', () => {
	const open = claim({ verdict: 'not judged', seen: 'P2 left out 3 events of kind mark.' });
	assert.equal(checkedWords(checked([claim(), open])).says, 'Not judged: 1 of 2 claims could not be judged.');
	const stopped = checkedWords(checked([claim()], { runs: 3, stopped: true }));
	assert.deepEqual([stopped.verdict, stopped.says], ['not judged', 'Not judged: it was stopped after 3 of 20 runs.']);
	const lacks = checkedWords(checked([], { lacking: ['perl'], lackingWords: 'It needs perl.' }));
	assert.deepEqual([lacks.verdict, lacks.says], ['not judged', 'Not judged: It needs perl.']);
	assert.equal(checkedWords(checked([])).verdict, 'not judged');
});
