import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { exit, mark, out, sample } from '../recording/fixture.ts';
import { writeRecording } from '../recording/stored.ts';
import { interleave, programs } from './fixture.ts';

const one = sample([mark(5, 'P1', 'a'), mark(6, 'P1', 'b'), out(7, 'P1', 'hi\n')]);
const turned = sample([mark(5, 'P1', 'b'), mark(6, 'P1', 'a'), out(7, 'P1', 'hi\n')]);
const other = sample([
	mark(5, 'P1', 'a'),
	mark(6, 'P1', 'b'),
	out(7, 'P1', 'hi\n'),
	exit(9, 'P1', 0),
	out(12, 'P1', 'late\n'),
]);

test('interleave diff says what differs, and its exit code whether that is new', async (t) => {
	const texts = { 'one.json': one, 'turned.json': turned, 'other.json': other };
	const files = Object.fromEntries(Object.entries(texts).map(([name, recording]) => [name, writeRecording(recording)]));
	const cwd = programs(t, { ...files, 'x.ts': '' });
	const say = async (...args: string[]) => {
		const { code, stdout, stderr } = await interleave(['diff', ...args], { cwd });
		return [code, stdout.toString(), stderr];
	};
	assert.deepEqual(await say('one.json', 'one.json'), [0, 'same\n', '']);
	assert.deepEqual(await say('one.json', 'turned.json'), [
		0,
		'allowed difference\n  A: one.json\n  B: turned.json\n\n- First, main.ts marks "a" in A, and marks "b" in B.\n  A P1 at 0.0 ms, B P1 at 0.0 ms\n',
		'',
	]);
	const [code, stdout] = await say('--json', 'one.json', 'other.json');
	assert.equal(code, 1);
	assert.deepEqual(JSON.parse(stdout as string), {
		verdict: 'new',
		differences: [{ says: 'Only in B: main.ts prints "late".', b: { lane: 'P1', t: 12 } }],
	});
	const [wrong, , words] = await say('one.json');
	assert.deepEqual(
		[wrong, (words as string).split('\n')[0]],
		[2, 'interleave: diff needs two recordings: files or labs'],
	);
	const [lost, , missing] = await say('one.json', './none.json');
	assert.deepEqual(
		[lost, (missing as string).split('\n')[0]],
		[2, `interleave: there is no file ./none.json in ${cwd}`],
	);
	const [ours, , program] = await say('one.json', 'x.ts');
	assert.equal(ours, 125);
	assert.match(program as string, /x\.ts is a program and not a recording\.\n {2}Record it first: /);
});

test('interleave diff compares a lab with a run of its own, by the outcomes that it is known to have', async (t) => {
	const cwd = programs(t, {});
	const kept = path.join(cwd, 'run.json');
	await interleave(['run', '--quiet', '--out', kept, 'sharing/first-race']);
	assert.ok(fs.existsSync(kept));
	const { code, stdout } = await interleave(['diff', '--json', 'sharing/first-race', kept]);
	const { verdict, differences } = JSON.parse(stdout.toString());
	assert.ok(verdict === 'new' ? code === 1 : code === 0, `${verdict} ${code}`);
	assert.equal(differences.length > 0, verdict !== 'same');
});
