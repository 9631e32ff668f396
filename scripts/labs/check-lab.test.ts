import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkedWords } from '../recording/checked.ts';
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

test('checkLab() takes no run for good that had to be ended, also where a claim need hold in one of them only', async (t) => {
	const claim = `{ id: 'hello', says: 'It says so.', kind: 'sometimes', judge: () => ({ verdict: 'held', seen: 'well' }) }`;
	const root = checkout(t, {
		...files,
		'labs/a/b/claims.ts': `export const claims = []; export const task = [${claim}];`,
	});
	const [lab] = loadLabs(root);
	assert.ok(lab);
	const text = `import fs from 'node:fs';\nif (fs.existsSync(${JSON.stringify(`${root}/ran`)})) for (;;);
		fs.writeFileSync(${JSON.stringify(`${root}/ran`)}, '');`;
	const checked = await checkLab(lab, { files: { 'exercise.ts': text }, limits: { timeoutMs: 2000 } });
	assert.deepEqual(summary(checked), ['labs/a/b/exercise.ts', true, 2, 'hello refuted']);
	assert.deepEqual(checked.verdicts[0]?.seen, 'your program did not come to its end');
	assert.deepEqual(checkedWords(checked), {
		verdict: 'not yet',
		says: 'Not yet: 1 of 1 claim fails, in run 2 of at most 2. Your program was ended: time limit of 2 s.',
		claims: ['in run 2, your program did not come to its end'],
	});
});

test('checkLab() is ended by its signal, and so is the run under way', async (t) => {
	const root = checkout(t, files);
	const [lab] = loadLabs(root);
	assert.ok(lab);
	const [ran, again] = [`${root}/ran`, `${root}/again`];
	const text = `import fs from 'node:fs';\nconsole.log('bye');\nconst again = fs.existsSync(${JSON.stringify(ran)});
		fs.writeFileSync(again ? ${JSON.stringify(again)} : ${JSON.stringify(ran)}, '');\nif (again) for (;;);`;
	const stop = new AbortController();
	const heard: unknown[] = [];
	const checking = checkLab(lab, {
		...{ files: { 'exercise.ts': text }, signal: stop.signal },
		onRun: (run, of, claims) => heard.push([run, of, claims]),
	});
	while (!fs.existsSync(again)) await new Promise((resolve) => setTimeout(resolve, 10));
	stop.abort();
	const checked = await checking;
	assert.deepEqual(heard, [[1, 2, [{ id: 'bye', counts: { held: 1, refuted: 0, notJudged: 0 } }]]]);
	assert.deepEqual([checked.runs, checked.stopped, checkedWords(checked).verdict], [1, true, 'not judged']);
});

test("checkLab() refuses text that is not the learner's to change, and names the line", async (t) => {
	const json = JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', exercise: { form: 'gap' } });
	const start = `// #region gap-word\n// #endregion gap-word\nconsole.log('no');\n`;
	const [lab] = loadLabs(checkout(t, { ...files, 'labs/a/b/lab.json': json, 'labs/a/b/exercise.ts': start }));
	assert.ok(lab);
	const text = start.replace('no', 'bye');
	await assert.rejects(
		checkLab(lab, { files: { 'exercise.ts': text } }),
		/exercise.ts:3: this line is not one of the gaps/,
	);
	await assert.rejects(
		checkLab(lab, { files: { 'claims.ts': '' }, task: true }),
		/claims.ts: this file cannot be edited/,
	);
});
