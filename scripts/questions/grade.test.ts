import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grade } from './grade.ts';

const choices = [
	{ id: 'often', verdict: 'seen' },
	{ id: 'rarely', verdict: 'seen' },
	{ id: 'unseen', verdict: 'not seen' },
	{ id: 'never', verdict: 'cannot happen' },
] as const;

const cases: [chosen: string[], several: boolean, right: boolean | undefined][] = [
	[['often'], false, true],
	[['unseen'], false, undefined],
	[['never'], false, false],
	[[], false, undefined],
	[['often', 'rarely'], true, true],
	[['often', 'rarely', 'unseen'], true, true],
	[['often'], true, false],
	[['often', 'unseen'], true, false],
	[['often', 'rarely', 'never'], true, false],
];
for (const [chosen, several, right] of cases) {
	test(`grade() of ${chosen.join(' and ') || 'nothing'}, ${several ? 'several' : 'one'} to choose, is ${right}`, () =>
		assert.equal(grade(choices, chosen, several), right));
}

test('grade() goes by what a source says, too', () => {
	const typed = [
		{ id: 'a', verdict: 'right' },
		{ id: 'b', verdict: 'wrong' },
	] as const;
	assert.equal(grade(typed, ['a'], false), true);
	assert.equal(grade(typed, ['b'], false), false);
});
