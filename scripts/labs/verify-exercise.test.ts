import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkout, lab as filesOf } from './fixture.ts';
import { loadLabs } from './load.ts';
import { verifyLab } from './verify-labs.ts';

const says = (id: string) =>
	`{ id: '${id}', says: 'It says so.', kind: 'always', judge: (r) => {
		const text = r.events.map((e) => e.text ?? '').join('');
		return { verdict: text.includes('${id}') ? 'held' : 'refuted', seen: text.trim() };
	} }`;

const exercise = {
	'lab.json': JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', runs: 2, exercise: { fails: 'one' } }),
	'claims.ts': `export const claims = []; export const task = [${says('one')}, ${says('two')}];`,
	'exercise.ts': `console.log('nothing');`,
	'solution.ts': `console.log('one two');`,
	'wrong/half.ts': `// fails: two\nconsole.log('one');`,
	'wrong/other.ts': `// fails: one\nconsole.log('two');`,
	'wrong/none.ts': `// fails: two\n`,
};

async function findings(t: Parameters<typeof checkout>[0], change: Record<string, string>) {
	const { 'labs/a/b/main.ts': _, ...files } = filesOf('a/b', { ...exercise, ...change });
	const [lab] = loadLabs(checkout(t, files));
	assert.ok(lab);
	return (await verifyLab(lab)).findings.map(({ state, file, says: words }) => `${state}: ${file}: ${words}`);
}

test('verifyExercise() finds nothing where the exercise tells right from wrong', async (t) => {
	assert.deepEqual(await findings(t, {}), []);
});

test('verifyExercise() finds an exercise that is solved, a solution that fails, and a mistake that passes', async (t) => {
	assert.deepEqual(await findings(t, { 'exercise.ts': `console.log('one two');` }), [
		'invalid: labs/a/b/exercise.ts: it passes the task: nothing is left to do',
	]);
	assert.deepEqual(await findings(t, { 'solution.ts': `console.log('one');` }), [
		'refuted: labs/a/b/solution.ts: claim "two" of the task: one',
	]);
	assert.deepEqual(await findings(t, { 'wrong/half.ts': `// fails: one\nconsole.log('one');` }), [
		'invalid: labs/a/b/wrong/half.ts: it does not fail claim "one", but "two" (one)',
	]);
	assert.deepEqual(await findings(t, { 'exercise.ts': `console.log('one');` }), [
		'invalid: labs/a/b/exercise.ts: it does not fail claim "one", but "two" (one)',
	]);
	assert.deepEqual(await findings(t, { 'wrong/half.ts': `// a mistake\n` }), [
		'invalid: labs/a/b/wrong/half.ts: its first line names no claim of the task',
	]);
});

test('verifyExercise() finds too few wrong answers, and marks that are mixed up', async (t) => {
	const { 'wrong/none.ts': _, ...two } = exercise;
	const { 'labs/a/b/main.ts': __, ...files } = filesOf('a/b', two);
	const [lab] = loadLabs(checkout(t, files));
	assert.ok(lab);
	const [few] = (await verifyLab(lab)).findings;
	assert.equal(few?.says, 'it has 2 wrong answers, and needs 3');
	const unnamed = JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', exercise: { fails: 'three' } });
	assert.deepEqual(await findings(t, { 'lab.json': unnamed }), [
		'invalid: labs/a/b/lab.json: there is no claim "three" in the task',
	]);
	const json = JSON.stringify({
		title: 'A lab',
		goal: 'See it.',
		timeout: '10s',
		exercise: { form: 'gap', fails: 'one' },
	});
	const text = `let a;\n// #region gap-a\n`;
	assert.deepEqual(await findings(t, { 'lab.json': json, 'exercise.ts': text }), [
		'invalid: labs/a/b/exercise.ts:2: gap "a" has no end',
	]);
});
