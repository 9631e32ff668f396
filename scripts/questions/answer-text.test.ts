import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameAnswer } from './answer-text.ts';

const same: [string, string, string?][] = [
	['2000000', '2,000,000'],
	['2000000', ' 2 000 000 '],
	['2000000', '2’000’000 additions', 'additions'],
	['8', '8.0'],
	['-1', '−1'],
	['hello  child', 'Hello child'],
	['hello', '"hello"'],
];
for (const [a, b, unit] of same) test(`sameAnswer() of ${a} and ${b}`, () => assert.ok(sameAnswer(a, b, unit)));

test('sameAnswer() keeps apart what differs', () => {
	for (const [a, b] of [
		['8', '80'],
		['1.5', '15'],
		['', '0'],
		['{}', '[]'],
		['2,5', '25'],
	])
		assert.ok(!sameAnswer(a as string, b as string), `${a} and ${b}`);
});
