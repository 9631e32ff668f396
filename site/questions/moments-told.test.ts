import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictWord } from '../../scripts/questions/verdict.ts';
import { momentsTold } from './moments-told.ts';

const told = (verdict: VerdictWord, ...times: number[]) => ({
	verdict,
	says: '',
	moments: times.map((t) => ({ run: 'sharing/mutex', t, lane: 'P1' as const })),
});
const words = (...verdicts: ReturnType<typeof told>[]) =>
	momentsTold(verdicts).map(({ words, moment }) => `${words} ${moment.t}`);

test('momentsTold() says of what cannot happen that another thing is seen there', () => {
	assert.deepEqual(words(told('cannot happen', 1, 2)), ['See what came instead, at 1', 'and at 2']);
	assert.deepEqual(words(told('seen', 3)), ['See it in the run, at 3']);
	assert.deepEqual(words(told('cannot happen', 1), told('seen', 3, 4)), [
		'See what came instead, at 1',
		'See it in the run, at 3',
	]);
	assert.deepEqual(words(told('cannot happen')), []);
});
