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
const fact = (name: string, nonce: string, fact: Json = null) => mark(name, { nonce, fact });
const seal = (...facts: [string, string][]) => mark('seal', facts);
const judge = (...events: RunEvent[]) => judgeFact(sample(events), 'wanted', (fact: number) => held(`it is ${fact}`));
const FORGED = 'marks were written that the harness did not make';

test('judgeFact() judges what the harness marked and sealed, and nothing that another lane did', () => {
	assert.deepEqual(judge(fact('wanted', 'a', 7), seal(['wanted', 'a'])), { verdict: 'held', seen: 'it is 7' });
	assert.equal(judge(fact('wanted', 'a', 7)).verdict, 'refuted');
	assert.equal(judge(mark('wanted', { nonce: 'a', fact: 7 }, 'P2'), seal()).verdict, 'not judged');
});

test('judgeFact() refutes where marks of P1 are not those that the harness sealed', () => {
	const [own, sealed] = [fact('wanted', 'a', 7), seal(['wanted', 'a'])];
	const forged: RunEvent[][] = [
		[fact('wanted', 'b', 8), own, sealed],
		[own, fact('wanted', 'a', 8), sealed],
		[own, sealed, sealed],
		[own, sealed, mark('later')],
		[fact('stopped', 'b'), own, sealed],
		[seal(['wanted', 'a'], ['other', 'c']), own],
		[mark('wanted'), sealed],
	];
	for (const events of forged) assert.equal(judge(...events).seen, FORGED);
	assert.equal(cameThrough.judge(sample([own, sealed, sealed])).seen, FORGED);
	assert.equal(judge(mark('of no weight'), own, sealed).verdict, 'held');
});

test('judgeFact() judges nothing that the harness did not try', () => {
	const later = judge(fact('stopped', 'a', 'nothing came'), seal(['stopped', 'a']));
	assert.deepEqual(later, { verdict: 'not judged', seen: 'not tried: your program did not come so far' });
});

test('cameThrough is held where the harness came to its end and ended well', () => {
	assert.equal(cameThrough.judge(sample([seal()])).verdict, 'held');
	assert.equal(cameThrough.judge(sample([])).verdict, 'refuted');
	assert.equal(cameThrough.judge(sample([mark('seal', [], 'P2')])).verdict, 'refuted');
	const stopped = cameThrough.judge(sample([fact('stopped', 'a', 'nothing came'), seal(['stopped', 'a'])]));
	assert.deepEqual(stopped.verdict, 'refuted');
	assert.deepEqual(stopped.seen, 'nothing came');
});
