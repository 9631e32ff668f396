import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ends } from '../../scripts/stepper/explore.ts';
import { modelsOf } from './models-of.ts';

const model = 'shared n = 0\nA:\n  add n 1\nB: as A\n';

/** A lesson of four lines above what it is given. */
const lesson = (text: string) => `---\ntitle: x\n---\n\n${text}`;

test('modelsOf() finds the models of a lesson, and none in what it quotes', () => {
	const text = `<Stepper id="two" title="x">{\`\n${model}\`}</Stepper>`;
	const found = modelsOf(lesson(`${text}\n\n\`\`\`mdx\n<Stepper id="quoted">\n\`\`\`\n`), 'x.mdx');
	assert.deepEqual(
		found.map(({ id, model }) => [id, ends(model)[0]?.values]),
		[['two', [{ name: 'n', value: 2 }]]],
	);
});

const wrong: [title: string, text: string, message: string][] = [
	[
		'a misspelt name, by its line in the lesson',
		`<Stepper id="two" title="x">{\`\n${model.replace('add n 1', 'add m 1')}\`}</Stepper>`,
		'x.mdx:8: no shared number is called "m"\nDid you mean "n"?',
	],
	[
		'what only the search finds',
		`<Stepper id="two" title="x">{\`lock L\nA:\n  unlock L\nB: as A\`}</Stepper>`,
		'x.mdx:7: A gives lock L back, and does not hold it\nWrite "lock L" above it.',
	],
	['a stepper without an id', '\n<Stepper>', 'x.mdx:6: this stepper has no id\nWrite <Stepper id="lost-update" …>.'],
	[
		'one without a model',
		'<Stepper id="two" />',
		'x.mdx:5: the stepper "two" has no model\nWrite it between the tags as {`…`}, without a backtick in it.',
	],
	[
		'two of one id',
		`<Stepper id="two">{\`${model}\`}</Stepper>\n<Stepper id="two">{\`${model}\`}</Stepper>`,
		'x.mdx:10: there are two steppers "two"\nAddresses name them: give each its own id.',
	],
];
for (const [title, text, message] of wrong) {
	test(`modelsOf() names ${title}`, () => assert.throws(() => modelsOf(lesson(text), 'x.mdx'), { message }));
}

test('modelsOf() reads every model of the course, and those that the documentation shows are right', () => {
	const root = path.resolve(import.meta.dirname, '../..');
	for (const file of [...fs.globSync('content/**/*.mdx', { cwd: root }), 'CONTRIBUTING.md', 'docs/steppers.md']) {
		const text = fs.readFileSync(path.join(root, file), 'utf8');
		// There a model is quoted, and must be right all the same.
		const shown = file.endsWith('.md') ? text.replace(/^```.*$/gm, '').replace(/^ {4}/gm, '') : text;
		const models = modelsOf(shown, file);
		if (file.endsWith('.md')) assert.equal(models.length, 1, file);
		for (const { model } of models) assert.ok(ends(model).length > 0);
	}
});
