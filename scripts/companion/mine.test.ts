import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { lab, write } from '../labs/fixture.ts';
import { companionOf, post, site } from './fixture.ts';
import { readMine, type Written, writeMine } from './mine.ts';
import type { Opener } from './open-in-editor.ts';

const LABS = {
	'labs/lib/word.ts': 'export const word = 1;\n',
	...lab('t/two', {
		'main.ts': `import './sub/part.ts';\n`,
		'sub/part.ts': 'export {};\n',
	}),
	...lab('t/task', {
		'exercise.ts': `import { word } from '../../lib/word.ts';\nimport './kind.ts';\n`,
		'harness.ts': `import './kind.ts';\n`,
		'kind.ts': 'export {};\n',
		'solution.ts': 'export {};\n',
	}),
};

function setUp(t: TestContext) {
	const root = site(t, LABS);
	const opened: string[] = [];
	const open: Opener = async (file) => {
		opened.push(file);
		return { opened: true };
	};
	const put = (files: object, more: object = {}) => writeMine(root, { lab: 't/task', files, ...more }, open);
	const text = (name: string) => fs.readFileSync(path.join(root, 'my', name), 'utf8');
	return { root, opened, put, text };
}

test('writeMine() writes a copy that runs, with all that it imports', async (t) => {
	const { root, put, text } = setUp(t);
	const file = path.join(root, 'my/t/task/exercise.ts');
	assert.deepEqual(await put({ 'exercise.ts': 'mine\n' }), { path: file, opened: false, kept: [] });
	assert.deepEqual(readMine(root, 't/task'), { files: { 'exercise.ts': 'mine\n' }, path: 'my/t/task' });
	assert.equal(text('t/task/kind.ts'), 'export {};\n');
	assert.equal(text('lib/word.ts'), 'export const word = 1;\n');
	const part = { 'sub/part.ts': 'mine\n' };
	assert.equal((await put(part, { lab: 't/two' })).path, path.join(root, 'my/t/two/main.ts'));
	assert.deepEqual(readMine(root, 't/two').files, { 'main.ts': `import './sub/part.ts';\n`, ...part });
	assert.equal(fs.readFileSync(path.join(root, 'labs/t/two/sub/part.ts'), 'utf8'), 'export {};\n');
});

test('writeMine() keeps each other text that stood there, and says where', async (t) => {
	const { put, text, root } = setUp(t);
	write(root, { 'my/t/task/exercise.ts': 'by hand\n', 'my/t/task/kind.ts': 'own kind\n' });
	const { kept, says } = await put({ 'exercise.ts': 'one\n' });
	assert.deepEqual(kept, ['my/t/task/exercise.before-1.ts']);
	assert.equal(says, 'What stood there is kept as my/t/task/exercise.before-1.ts.');
	assert.deepEqual((await put({ 'exercise.ts': 'one\n' })).kept, []);
	assert.deepEqual((await put({ 'exercise.ts': 'by hand\n' })).kept, ['my/t/task/exercise.before-2.ts']);
	// The same text is not kept twice.
	assert.deepEqual((await put({ 'exercise.ts': 'two\n' })).kept, ['my/t/task/exercise.before-1.ts']);
	assert.equal(text('t/task/exercise.before-1.ts') + text('t/task/exercise.before-2.ts'), 'by hand\none\n');
	assert.equal(text('t/task/kind.ts'), 'own kind\n');
	const tabs = ['a', 'b', 'c', 'd'].map((tab) => put({ 'exercise.ts': tab }));
	await Promise.all(tabs);
	const folder = path.join(root, 'my/t/task');
	const texts = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
	for (const tab of ['a', 'b', 'c', 'd', 'two\n']) assert.ok(texts.includes(tab), `${tab} is lost`);
	assert.deepEqual(
		fs.readdirSync(folder).filter((name) => name.endsWith('.draft')),
		[],
	);
});

test('writeMine() opens the program, and nothing where it was not asked to', async (t) => {
	const { root, put, opened } = setUp(t);
	assert.equal((await put({ 'exercise.ts': 'x' })).opened, false);
	assert.equal((await put({ 'exercise.ts': 'x' }, { open: true })).opened, true);
	assert.deepEqual(opened, [path.join(root, 'my/t/task/exercise.ts')]);
});

test('writeMine() and readMine() know the files of labs alone, by their names', async (t) => {
	const { root, put } = setUp(t);
	const names = [
		'solution.ts',
		'claims.ts',
		'kind.ts',
		'harness.ts',
		'../task/exercise.ts',
		'./exercise.ts',
		'/etc/passwd',
	];
	for (const name of [...names, 'constructor', 'exercise.ts\0', 'EXERCISE.TS'])
		await assert.rejects(put({ [name]: 'x' }), { statusCode: 400, message: /no file of t\/task to edit/ }, name);
	await assert.rejects(put({}), { statusCode: 400, message: 'No text was sent.' });
	await assert.rejects(put({ 'exercise.ts': 'x'.repeat(256 * 1024 + 1) }), { statusCode: 413 });
	for (const id of ['t/missing', '../labs/t/task', '__proto__/constructor', 't/..', 'lib/word.ts', ''])
		for (const ask of [() => put({}, { lab: id }), async () => readMine(root, id)])
			await assert.rejects(ask(), { statusCode: 404, message: /no lab/ }, id);
	assert.deepEqual(readMine(root, 't/task').files, {});
	assert.ok(!fs.existsSync(path.join(root, 'my')));
});

test('writeMine() and readMine() follow no link out of my/, and wait for no pipe', {
	skip: process.platform === 'win32',
}, async (t) => {
	const { root, put } = setUp(t);
	write(root, { 'secret/exercise.ts': 'secret\n', 'my/x': '' });
	const refused = { statusCode: 409, message: /leads out of my/ };
	const secret = path.join(root, 'secret/exercise.ts');
	fs.mkdirSync(path.join(root, 'my/t/task'), { recursive: true });
	for (const [link, target] of [
		['my/t/task/exercise.ts', secret],
		['my/t/task/exercise.ts', '../../../secret/exercise.ts'],
		['my/t/task/exercise.ts', '../../../secret/missing.ts'],
		['my/t/task', '../../secret'],
		['my/t', '../secret'],
	] as const) {
		fs.rmSync(path.join(root, link), { recursive: true, force: true });
		fs.symlinkSync(target, path.join(root, link));
		assert.throws(() => readMine(root, 't/task'), refused, link);
		await assert.rejects(put({ 'exercise.ts': 'x' }), refused, link);
		fs.rmSync(path.join(root, link));
		if (link.startsWith('my/t/task')) fs.mkdirSync(path.join(root, 'my/t/task'), { recursive: true });
	}
	assert.deepEqual(fs.readdirSync(path.join(root, 'secret')), ['exercise.ts']);
	assert.equal(fs.readFileSync(secret, 'utf8'), 'secret\n');
	fs.mkdirSync(path.join(root, 'my/t/task/exercise.ts'), { recursive: true });
	assert.throws(() => readMine(root, 't/task'), { statusCode: 409, message: /is no file/ });
	await assert.rejects(put({ 'exercise.ts': 'x' }), { statusCode: 409, message: /is no file/ });
});

test('startCompanion() writes and gives the learner’s copy to pages with the token', async (t) => {
	process.env.INTERLEAVE_NO_OPEN ??= '1';
	const root = site(t, LABS);
	const companion = await companionOf(t, root);
	const ask = (where: string) =>
		fetch(new URL(where, companion.url), { headers: { authorization: `Bearer ${companion.token}` } });
	assert.deepEqual(await (await ask('api/mine/t/task')).json(), { files: {}, path: 'my/t/task' });
	const answer = await post(companion, 'api/mine', { lab: 't/task', files: { 'exercise.ts': 'x' }, open: true });
	const written = (await answer.json()) as Written;
	assert.deepEqual([answer.status, written.opened], [200, false]);
	assert.match(written.says ?? '', /INTERLEAVE_NO_OPEN/);
	assert.deepEqual(await (await ask('api/mine/t/task')).json(), { files: { 'exercise.ts': 'x' }, path: 'my/t/task' });
});
