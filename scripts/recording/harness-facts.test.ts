import assert from 'node:assert/strict';
import { test } from 'node:test';
import { held } from './claim.ts';
import { sample } from './fixture.ts';
import { cameThrough, judgeFact } from './harness-facts.ts';
import type { Json, MarkEvent, RunEvent } from './types.ts';

const mark = (name: string, detail: Json = null, lane = 'P1'): MarkEvent => ({
	t: 50,
	lane,
	kind: 'mark',
	name,
	detail,
});
const judge = (...events: RunEvent[]) => judgeFact(sample(events), 'wanted', (fact: number) => held(`it is ${fact}`));

test('judgeFact() judges what the harness marked, and nothing that another lane did', () => {
	assert.deepEqual(judge(mark('wanted', 7)), { verdict: 'held', seen: 'it is 7' });
	assert.deepEqual(judge(mark('wanted', 7, 'P2')).verdict, 'refuted');
});

test('judgeFact() refutes where the harness stopped at it, and judges nothing that it did not try', () => {
	const { verdict, seen, at } = judge(mark('stopped', { at: 'wanted', why: 'nothing came' }));
	assert.deepEqual({ verdict, seen, at }, { verdict: 'refuted', seen: 'nothing came', at: [{ t: 50, lane: 'P1' }] });
	const later = judge(mark('stopped', { at: 'loading', why: 'nothing came' }));
	assert.deepEqual(later, { verdict: 'not judged', seen: 'not tried: nothing came' });
});

test('cameThrough is held where the harness came to its end and ended well', () => {
	assert.equal(cameThrough.judge(sample([mark('end')])).verdict, 'held');
	assert.equal(cameThrough.judge(sample([])).verdict, 'refuted');
	assert.equal(cameThrough.judge(sample([mark('end', null, 'P2')])).verdict, 'refuted');
	assert.equal(cameThrough.judge(sample([mark('stopped', { at: 'x', why: 'y' }), mark('end')])).verdict, 'refuted');
});
