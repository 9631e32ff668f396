import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, type ClaimKind, held, notJudged, refuted } from './claim.ts';
import { overRuns } from './over-runs.ts';

const claim = (kind: ClaimKind): Claim => ({ id: 'c', says: 'It is so.', kind, judge: () => held('x') });

test('overRuns() one refuting run refutes always, bound and free machine', () => {
	for (const kind of ['always', 'bound', 'free machine'] as const) {
		const over = overRuns(claim(kind), [held('fine'), refuted('2 of 3'), held('fine')]);
		assert.deepEqual([over.verdict, over.seen, over.run], ['refuted', '2 of 3', 1]);
		assert.deepEqual(over.counts, { held: 2, refuted: 1, notJudged: 0 });
	}
});

test('overRuns() sometimes holds when one run held it', () => {
	const over = overRuns(claim('sometimes'), [refuted('no'), notJudged('?'), held('yes')]);
	assert.deepEqual([over.verdict, over.seen, over.run], ['held', 'yes', 2]);
});

test('overRuns() sometimes is refuted when no run showed it', () => {
	const over = overRuns(claim('sometimes'), [refuted('no'), notJudged('?'), refuted('no')]);
	assert.deepEqual([over.verdict, over.seen], ['refuted', 'not seen in 2 runs; in one of them: no']);
});

test('overRuns() not judged never counts as held', () => {
	assert.equal(overRuns(claim('always'), [notJudged('no kernel'), notJudged('no kernel')]).verdict, 'not judged');
	assert.equal(overRuns(claim('sometimes'), [notJudged('no kernel')]).seen, 'no kernel');
	assert.equal(overRuns(claim('always'), []).verdict, 'not judged');
	assert.equal(overRuns(claim('always'), [notJudged('?'), held('yes')]).verdict, 'held');
});
