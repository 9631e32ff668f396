import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkout, lab } from '../../../scripts/labs/fixture.ts';
import { exerciseView } from './view.ts';

const TASK = `export const claims = [];
export const task = [{ id: 'one', says: 'One.', kind: 'always', judge: () => ({ verdict: 'held', seen: '' }) }];
`;
const GAP = `// #region gap-middle\n// here\n// #endregion gap-middle\n`;

const files = {
	'lab.json': '{ "title": "T", "goal": "G", "timeout": "5s", "exercise": { "form": "gap", "fails": "one" } }',
	'claims.ts': TASK,
	'exercise.ts': GAP,
	'solution.ts': GAP,
	'hints.md': '## 1\n\nLook at `x < y`.\n',
};

test('exerciseView() takes hints as HTML and the text in the pieces of its form', async (t) => {
	const view = await exerciseView('t/x', checkout(t, lab('t/x', files)));
	assert.deepEqual(view.hints, ['<p>Look at <code>x &lt; y</code>.</p>\n']);
	assert.equal(view.form.kind, 'gap');
	assert.equal(view.harness, undefined);
	assert.deepEqual(
		view.task.map(({ id }) => id),
		['one'],
	);
});

const mistakes: [string, Record<string, string>, RegExp][] = [
	['marks no gap', { 'exercise.ts': 'let x;\n' }, /^labs\/t\/x\/exercise\.ts:1: it has no gap/],
	['has no task', { 'claims.ts': 'export const claims = [];\n' }, /^labs\/t\/x\/claims\.ts: .*`task`/],
	['has hints out of order', { 'hints.md': '## 2\n\nTwo.\n' }, /^labs\/t\/x\/hints\.md:1: /],
];
for (const [what, change, message] of mistakes) {
	test(`exerciseView() names the file of an exercise that ${what}`, async (t) => {
		const root = checkout(t, lab('t/x', { ...files, ...change }));
		await assert.rejects(exerciseView('t/x', root), { name: 'LabError', message });
	});
}

test('exerciseView() names the solution that is missing', async (t) => {
	const { 'solution.ts': _, ...rest } = files;
	const root = checkout(t, lab('t/x', rest));
	await assert.rejects(exerciseView('t/x', root), /^LabError: labs\/t\/x\/solution\.ts: this file is missing/);
});
