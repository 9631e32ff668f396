import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOfLab } from '../labs/facts-fixture.ts';
import { keyOf } from './key.ts';
import { QuestionError } from './question-error.ts';
import { readQuestions } from './read-questions.ts';

const sound = {
	...{ id: 'seats', asks: 'How many?', kind: 'choose', lab: 'sharing/first-race', of: 'values' },
	choices: [{ is: 0 }, { is: 1 }],
};

const bad: [string, Record<string, unknown>, RegExp][] = [
	['an id that is no name', { id: 'Seats left' }, /kebab-case/],
	['nothing that is asked', { asks: ' ' }, /asks nothing/],
	['an unknown kind', { kind: 'guess' }, /kind is "guess".*Use choose, value, order, place/s],
	['no lab', { lab: undefined }, /no lab.*source/s],
	['a source of keys that does not fit', { of: 'waits' }, /"waits".*outcomes, values, printed/s],
	['a field of another kind', { items: [] }, /does not know "items"/],
	['one choice alone', { choices: [{ is: 0 }] }, /two choices/],
	['a choice that says nothing', { choices: [{ text: 'x' }, { is: 1 }] }, /says nothing of the runs.*is, or from/s],
	['a choice that says two things', { choices: [{ is: 0, from: 1 }, { is: 1 }] }, /says two things/],
	['a typed key', { choices: [{ is: 0, right: true }, { is: 1 }] }, /does not know "right"/],
	['a pattern that is none', { of: 'printed', find: '(' }, /no regular expression/],
	['a line and a mark', { of: 'printed', find: 'x', mark: 'y' }, /no line and no mark|says no line/],
	['no stepper', { of: 'interleavings', lab: undefined }, /no stepper/],
	[
		'a source without a right choice',
		{ of: undefined, lab: undefined, source: { title: 'x' } },
		/none of its choices|does not know "is"/,
	],
];
for (const [title, change, reason] of bad) {
	test(`readQuestions() refuses ${title}, with the remedy`, () => {
		const given = Object.fromEntries(
			Object.entries({ ...sound, ...change }).filter(([, value]) => value !== undefined),
		);
		assert.throws(
			() => readQuestions([given]),
			(error) =>
				error instanceof QuestionError && error.remedy !== '' && reason.test(`${error.message}\n${error.remedy}`),
		);
	});
}

test('readQuestions() refuses two of one id', () => {
	assert.throws(() => readQuestions([sound, sound]), /there are two of this id/);
});

const unknown: [string, Record<string, unknown>, RegExp][] = [
	['a variant', { variant: 'slow' }, /no variant "slow"/],
	[
		'an outcome',
		{ of: 'outcomes', choices: [{ outcome: 'lost-all' }, { outcome: 'lost-one' }] },
		/no outcome "lost-all".*lost-one/s,
	],
	['a claim', { of: 'claims', choices: [{ claim: 'x' }, { against: 'one-less' }] }, /no claim "x".*six-sold/s],
	['a line', { of: 'printed', find: '^Sold out' }, /no printed line matches/],
	[
		'a lane',
		{
			of: 'ends',
			choices: [
				{ lane: 'P9', code: 0 },
				{ lane: 'P1', code: 0 },
			],
		},
		/no lane "P9".*Box office A/s,
	],
	[
		'an item',
		{ kind: 'order', of: 'lines', choices: undefined, items: [{ line: 'Seats' }, { line: 'Sold out' }] },
		/no line for "Sold out"/,
	],
	[
		'an event',
		{ kind: 'place', of: 'events', choices: undefined, among: { kind: 'mark' }, right: { kind: 'mark', name: 'sold' } },
		/nothing is what "right" means/,
	],
	[
		'a right event among what may be chosen',
		{ kind: 'place', of: 'events', choices: undefined, among: { name: 'read' }, right: { name: 'write', nth: 1 } },
		/not among what may be chosen/,
	],
];
for (const [title, change, reason] of unknown) {
	test(`keyOf() refuses a question that lacks ${title}`, async () => {
		const given = Object.fromEntries(
			Object.entries({ ...sound, ...change }).filter(([, value]) => value !== undefined),
		);
		const [question] = readQuestions([given]);
		const facts = await factsOfLab('sharing/first-race');
		assert.throws(
			() => keyOf(question as NonNullable<typeof question>, facts),
			(error) => error instanceof QuestionError && reason.test(`${error.message}\n${error.remedy}`),
		);
	});
}
