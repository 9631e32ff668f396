import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameAnswer } from './answer-text.ts';

const same: [string, string, string?][] = [
	['2000000', '2,000,000'],
	['2000000', ' 2 000 000 '],
	['2000000', '2’000’000 additions', 'additions'],
	['8', '8.0'],
	['0', '-0.00'],
	['-7.5', '-007.50'],
	['999999999999999999999', '999,999,999,999,999,999,999'],
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
		['9007199254740993', '9007199254740992'],
		['0.0000001', '1e-7'],
		['10', '1e1'],
	])
		assert.ok(!sameAnswer(a as string, b as string), `${a} and ${b}`);
});
