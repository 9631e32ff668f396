import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlaced, lineOf } from './placed.ts';

const FRONT = '---\ntitle: T\nquestions:\n  - id: one\n    asks: ?\n  - id: two\n---\n';

test('checkPlaced() takes each question once, also beside one that is quoted as code', () => {
	checkPlaced(
		['one', 'two'],
		`${FRONT}\`<Predict id="x" />\`\n<Predict id="one" />\n<Predict id="two">why</Predict>\n`,
		'a.mdx',
	);
});

const bad: [string, string, RegExp][] = [
	[
		'a question that is not there',
		'<Predict id="one" />\n<Predict id="tow" />',
		/^a\.mdx:9: there is no question "tow"[\s\S]*one, two/,
	],
	[
		'one that stands there twice',
		'<Predict id="one" />\n\n<Predict id="one" />',
		/^a\.mdx:10: the question "one" stands here twice/,
	],
	[
		'one that is never placed',
		'<Predict id="one" />',
		/^a\.mdx:6: the question "two" stands nowhere[\s\S]*<Predict id="two">/,
	],
];
for (const [title, text, message] of bad) {
	test(`checkPlaced() refuses ${title}, with its line`, () => {
		assert.throws(
			() => checkPlaced(['one', 'two'], FRONT + text, 'a.mdx'),
			({ message: said }: Error) => message.test(said),
		);
	});
}

test('lineOf() is the line of a question, or where questions begin', () => {
	assert.equal(lineOf(FRONT, 'two'), 6);
	assert.equal(lineOf(FRONT, 'number 3'), 3);
});
