import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { checkLab } from './check-lab.ts';
import { checkout, lab as filesOf, write } from './fixture.ts';
import { loadLabs } from './load.ts';

const says = (name: string, id: string, word: string) =>
	`export const ${name} = [{ id: '${id}', says: 'It says so.', kind: 'always', judge: (r) => {
		const text = r.events.map((e) => e.text ?? '').join('');
		return { verdict: text.includes('${word}') ? 'held' : 'refuted', seen: text.trim() };
	} }];\n`;

const files = filesOf('a/b', {
	'lab.json': JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', runs: 2 }),
	'claims.ts': says('claims', 'hello', 'hello') + says('task', 'bye', 'bye'),
	'exercise.ts': `console.log('not yet');`,
	'solution.ts': `console.log('bye');`,
});

const summary = ({ program, task, runs, verdicts }: Awaited<ReturnType<typeof checkLab>>) => [
	program,
	task,
	runs,
	verdicts.map(({ id, verdict }) => `${id} ${verdict}`).join(),
];

test("checkLab() judges the lab's own program by its claims and an answer by the task, over all runs", async (t) => {
	const root = checkout(t, files);
	const [lab] = loadLabs(root);
	assert.ok(lab);
	assert.deepEqual(summary(await checkLab(lab)), ['labs/a/b/main.ts', false, 1, 'hello held']);
	const solution = await checkLab(lab, { file: path.join(lab.dir, 'solution.ts') });
	assert.deepEqual(summary(solution), ['labs/a/b/solution.ts', true, 2, 'bye held']);
	const exercise = await checkLab(lab, { file: path.join(lab.dir, 'exercise.ts') });
	assert.deepEqual(summary(exercise), ['labs/a/b/exercise.ts', true, 1, 'bye refuted']);
});

test("checkLab() takes the learner's own copy where there is one", async (t) => {
	const root = checkout(t, files);
	write(root, { 'my/a/b/exercise.ts': `console.log('bye');` });
	const [lab] = loadLabs(root);
	assert.ok(lab);
	assert.deepEqual(summary(await checkLab(lab)), ['my/a/b/exercise.ts', true, 2, 'bye held']);
});

test('checkLab() refuses a file that is not there', async (t) => {
	const [lab] = loadLabs(checkout(t, files));
	assert.ok(lab);
	await assert.rejects(checkLab(lab, { file: path.join(lab.dir, 'no.ts') }), /there is no such file/);
});
