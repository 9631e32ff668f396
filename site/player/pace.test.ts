import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceWords, playedFor } from './pace.ts';

test('playedFor() is readable whatever the run was', () => {
	assert.deepEqual([1, 20, 1000].map(playedFor), [6000, 7000, 10_000]);
});

test('paceWords() says how far the pace is from the real one', () => {
	assert.equal(paceWords(58_000, 7000), '58 ms, 120× slower');
	assert.equal(paceWords(60_000_000, 10_000), '60 s, 6.0× faster');
	assert.equal(paceWords(2400, 7000), '2.4 ms, 2,900× slower');
});
