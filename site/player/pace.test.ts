import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AS_IT_RAN, paceWords, playedAt, playedFor, restWords, speedsFor } from './pace.ts';

test('playedFor() is readable whatever the run was', () => {
	assert.deepEqual([1, 20, 1000].map(playedFor), [6000, 7000, 10_000]);
});

test('paceWords() says how far the pace is from the real one', () => {
	assert.equal(paceWords(58_000, 7000), '58 ms, 120× slower');
	assert.equal(paceWords(60_000_000, 10_000), '60 s, 6.0× faster');
	assert.equal(paceWords(2400, 7000), '2.4 ms, 2,900× slower');
});

test('speedsFor() offers a run at its own speed only where that can be seen', () => {
	assert.deepEqual(speedsFor(58_000), [0.25, 0.5, 1, 2, 4, 8]);
	assert.equal(speedsFor(2_000_000).at(-1), AS_IT_RAN);
});

test('restWords() says the pace that Play would have', () => {
	assert.equal(restWords(58_000, 20, 1), 'The whole run, 58 ms. Play shows it 120× slower.');
	assert.equal(restWords(58_000, 20, 2), 'The whole run, 58 ms. Play shows it 60× slower.');
	assert.equal(restWords(2_000_000, 20, AS_IT_RAN), 'The whole run, 2.00 s. Play shows it as it ran.');
	assert.equal(playedAt(2_000_000, 20, AS_IT_RAN), 2000);
});
