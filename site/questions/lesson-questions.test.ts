import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { lessonQuestions } from './lesson-questions.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'questions-'));
after(() => fs.rmSync(folder, { recursive: true }));
const QUESTION = {
	...{ id: 'seats', asks: 'How many?', kind: 'choose', lab: 'sharing/first-race', of: 'values' },
	choices: [{ is: 0 }, { is: 9 }],
};

/** A lesson with one question, `seats`, in line 4 of its file. */
function lesson(t: TestContext, change: object, text = '<Predict id="seats">why</Predict>') {
	const filePath = path.join(folder, `${t.name.replace(/\W+/g, '-')}.mdx`);
	fs.writeFileSync(filePath, `---\ntitle: T\nquestions:\n  - id: seats\n---\n\n${text}\n`);
	return { id: `test/${t.name}`, filePath, data: { questions: [{ ...QUESTION, ...change }] } };
}

test('lessonQuestions() computes the key of each question, under the name of its lesson', async (t) => {
	const [asked] = await lessonQuestions(lesson(t, {}));
	assert.match(asked?.key ?? '', /^test\/lessonQuestions.*#seats$/);
	assert.deepEqual(
		asked?.keyed.choices.map(({ verdict }) => verdict),
		['seen', 'not seen'],
	);
	assert.deepEqual(await lessonQuestions({ id: 'test/none', data: {} }), []);
});

const bad: [string, object, RegExp, string?][] = [
	[
		'a lab that is not there',
		{ lab: 'sharing/frist-race' },
		/\.mdx:4: question "seats": there is no lab "sharing\/frist-race"\n.*first-race/,
	],
	[
		'a claim that is not there',
		{ of: 'claims', choices: [{ claim: 'x' }, { claim: 'y' }] },
		/\.mdx:4: .*no claim "x"\n.*six-sold/,
	],
	['a kind that is none', { kind: 'guess' }, /\.mdx:4: .*kind is "guess"\nUse choose/],
	['a stepper that is not there', { of: 'interleavings', stepper: 'x' }, /\.mdx:4: .*no stepper "x"/],
	['a place without a question', {}, /\.mdx:7: there is no question "tow"/, '<Predict id="tow" />'],
	['a question without a place', {}, /\.mdx:4: the question "seats" stands nowhere/, 'Nothing.'],
];
for (const [title, change, message, text] of bad) {
	test(`lessonQuestions() refuses ${title}, with file, line and remedy`, async (t) => {
		await assert.rejects(lessonQuestions(lesson(t, change, text)), ({ message: said }: Error) => message.test(said));
	});
}
