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
	'lab.json': JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', runs: 2 }),
	'claims.ts': `export const claims = []; export const task = [${says('one')}, ${says('two')}];`,
	'exercise.ts': `console.log('nothing');`,
	'solution.ts': `console.log('one two');`,
	'wrong/half.ts': `// fails: two\nconsole.log('one');`,
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
		'invalid: labs/a/b/wrong/half.ts: it does not fail claim "one"',
	]);
	assert.deepEqual(await findings(t, { 'wrong/half.ts': `// a mistake\n` }), [
		'invalid: labs/a/b/wrong/half.ts: its first line names no claim of the task',
	]);
});
