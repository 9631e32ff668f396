import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { checkout, write } from '../labs/fixture.ts';
import { type Draft, draftKey } from '../progress/draft.ts';
import { type Kept, keptText, nothingKept } from '../progress/kept.ts';
import { companionOf, post, site, tokenIn } from './fixture.ts';
import { keepProgress } from './progress.ts';

/** What a page has that read these lessons. */
function read(...slugs: string[]): Kept {
	const kept = nothingKept();
	for (const slug of slugs) kept.progress.lessons[slug] = { at: 1, read: true };
	return kept;
}

/** What a page has with a text of so many characters. */
function wrote(length: number, tab = 'a.1'): Kept {
	const files = { 'main.ts': 'x'.repeat(length) };
	const draft: Draft = { lab: 't/trace', task: false, base: 'v1', original: {}, files, at: 1, tab };
	draft.original = { 'main.ts': '' };
	return { ...nothingKept(), drafts: { [draftKey(draft)]: draft } };
}

function setUp(t: TestContext, text?: string | Buffer) {
	const root = checkout(t, {});
	const file = path.join(root, 'my/progress.json');
	if (text !== undefined) {
		fs.mkdirSync(path.dirname(file));
		fs.writeFileSync(file, text);
	}
	const names = () => fs.readdirSync(path.join(root, 'my')).sort();
	return { root, file, names, ...keepProgress(root) };
}

const lessons = ({ progress }: Kept) => Object.keys(progress.lessons).sort();

test('keepProgress() keeps what several pages did, in a file of the learner alone', async (t) => {
	const { add, read: all, file, names } = setUp(t);
	assert.deepEqual(await all(), nothingKept());
	await Promise.all(['a/1', 'a/2', 'a/3'].map((slug) => add(read(slug))));
	const merged = await add(wrote(10));
	assert.deepEqual([lessons(merged), Object.keys(merged.drafts).length], [['a/1', 'a/2', 'a/3'], 1]);
	assert.deepEqual(await all(), merged);
	assert.equal(fs.readFileSync(file, 'utf8'), keptText(merged));
	assert.deepEqual(names(), ['progress.json']);
	if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o600);
	const before = fs.statSync(file).ino;
	await add(read('a/1'));
	assert.equal(fs.statSync(file).ino, before, 'it was written though nothing was new');
});

test('keepProgress() loses nothing of what another companion of the checkout writes', async (t) => {
	const one = setUp(t);
	const other = keepProgress(one.root);
	const slugs = Array.from({ length: 10 }, (_, index) => `a/${index}`);
	await Promise.all(slugs.flatMap((slug) => [one.add(read(slug)), other.add(read(`${slug}-other`))]));
	assert.equal(lessons(await one.read()).length, 20);
});

test('keepProgress() copies a file that it cannot read before it writes over it, and says so', async (t) => {
	const torn = keptText(read('a/1')).slice(0, -10);
	for (const text of [torn, '', '[]', '"text"', '{"other":1}', Buffer.from([0x7b, 0xff, 0x7d]), '['.repeat(100_000)]) {
		const { add, read: all, file, names } = setUp(t, text);
		const { says = [] } = await all();
		assert.match(
			says.join(),
			/Not all of my\/progress\.json could be read: .* It is kept as my\/progress\.damaged-1\.json\./s,
		);
		assert.deepEqual(await add(read('a/2')), { ...read('a/2'), says });
		assert.deepEqual(names(), ['progress.damaged-1.json', 'progress.json']);
		assert.deepEqual(fs.readFileSync(file.replace('.json', '.damaged-1.json')), Buffer.from(text));
	}
});

test('keepProgress() goes on from what it can read of a file, and keeps a copy of each that it cannot', async (t) => {
	const kept = read('a/1');
	const odd = keptText({ ...kept, progress: { ...kept.progress, runs: { 't/trace': 7 as never } } });
	const { add, root, names } = setUp(t, odd);
	const first = await add(read('a/2'));
	assert.deepEqual(lessons(first), ['a/1', 'a/2']);
	assert.match(first.says?.join() ?? '', /"runs": "t\/trace" is not as it should be/);
	write(root, { 'my/progress.json': '{' });
	await add(read('a/3'));
	assert.deepEqual(names(), ['progress.damaged-1.json', 'progress.damaged-2.json', 'progress.json']);
});

test('keepProgress() leaves alone what a newer course wrote', async (t) => {
	const text = JSON.stringify({ progress: { version: 99, more: true }, drafts: {} });
	const { add, read: all, file, names } = setUp(t, text);
	await assert.rejects(all(), { statusCode: 409, message: /newer version/ });
	await assert.rejects(add(read('a/1')), { statusCode: 409 });
	assert.equal(fs.readFileSync(file, 'utf8'), text);
	assert.deepEqual(names(), ['progress.json']);
});

test('keepProgress() takes nothing that is no progress, and what it can read of the rest', async (t) => {
	const { add, read: all } = setUp(t);
	for (const given of [null, 7, [], {}, { progress: 7 }, { progress: { version: 99 } }, { lessons: {} }])
		await assert.rejects(add(given), { statusCode: 400, message: /^This cannot be kept: / }, JSON.stringify(given));
	const { progress, drafts } = read('a/1');
	const some = await add({ progress: { ...progress, runs: { 't/trace': 7 } }, drafts });
	assert.deepEqual(lessons(some), ['a/1']);
	assert.deepEqual(lessons(await all()), ['a/1']);
});

test('keepProgress() says that it is full, or may not write, and leaves the file as it was', async (t) => {
	const { add, file, root } = setUp(t);
	const large = Object.assign({}, ...Array.from({ length: 20 }, (_, index) => wrote(390_000, `a.${index}`).drafts));
	await add({ ...nothingKept(), drafts: large });
	const before = fs.readFileSync(file, 'utf8');
	const more = Object.fromEntries(
		Object.entries(large as Record<string, Draft>).map(([, draft]) => {
			const other = { ...draft, lab: 't/other' };
			return [draftKey(other), other];
		}),
	);
	await assert.rejects(add({ ...nothingKept(), drafts: more }), { statusCode: 413, message: /larger than 8 MB/ });
	for (const [code, status] of [
		['ENOSPC', 507],
		['EDQUOT', 507],
		['EROFS', 500],
		['EACCES', 500],
	] as const) {
		const open = t.mock.method(fs.promises, 'open', () => Promise.reject(Object.assign(new Error(code), { code })));
		await assert.rejects(add(read('a/1')), { statusCode: status, message: /progress\.json.*stays as it was/ });
		open.mock.restore();
	}
	assert.equal(fs.readFileSync(file, 'utf8'), before);
	assert.deepEqual(fs.readdirSync(path.join(root, 'my')), ['progress.json']);
	assert.deepEqual(lessons(await add(read('a/1'))), ['a/1']);
});

test('keepProgress() follows no link out of my/, and waits for no pipe', {
	skip: process.platform === 'win32',
}, async (t) => {
	const { add, read: all, root, file } = setUp(t);
	write(root, { 'secret.json': keptText(read('secret/1')), 'my/x': '' });
	for (const target of ['../secret.json', '../missing.json', path.join(root, 'secret.json'), 'progress.json']) {
		fs.symlinkSync(target, file);
		await assert.rejects(all(), { statusCode: 409, message: /leads out of my/ }, target);
		await assert.rejects(add(read('a/1')), { statusCode: 409 }, target);
		fs.rmSync(file);
	}
	assert.equal(fs.readFileSync(path.join(root, 'secret.json'), 'utf8'), keptText(read('secret/1')));
	fs.mkdirSync(file);
	await assert.rejects(all(), { statusCode: 409, message: /is no file/ });
});

test('startCompanion() keeps progress for pages with the token, and tells all of it', async (t) => {
	const root = site(t);
	const companion = await companionOf(t, root);
	const authorization = `Bearer ${companion.token}`;
	const ask = () => fetch(new URL('api/progress', companion.url), { headers: { authorization } });
	assert.deepEqual(await (await ask()).json(), nothingKept());
	// More at once than runs may be asked for: saving is counted apart, and 20 a second are let through.
	const answers = await Promise.all(
		Array.from({ length: 20 }, (_, index) => post(companion, 'api/progress', read(`a/${index}`))),
	);
	assert.deepEqual(
		answers.map(({ status }) => status),
		answers.map(() => 200),
	);
	assert.equal((await post(companion, 'api/runs', { lab: 't/missing' })).status, 404);
	assert.equal(lessons((await (await ask()).json()) as Kept).length, 20);
});

test('a companion that is killed while it saves has kept what it said it kept', { timeout: 60_000 }, async (t) => {
	const root = site(t);
	const child = spawn(process.execPath, [path.join(import.meta.dirname, 'fixture-main.ts'), root], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	t.after(() => child.kill('SIGKILL'));
	const launchUrl = String((await once(child.stdout, 'data'))[0]).trim();
	const companion = { url: launchUrl, token: tokenIn({ launchUrl }) };
	const told: string[] = [];
	const saves = Array.from({ length: 8 }, async (_, index) => {
		const answer = await post(companion, '/api/progress', { ...wrote(390_000), ...read(`a/${index}`) });
		if (answer.ok) told.push(`a/${index}`);
		child.kill('SIGKILL');
	});
	await Promise.allSettled(saves);
	const kept = lessons(JSON.parse(fs.readFileSync(path.join(root, 'my/progress.json'), 'utf8')));
	assert.ok(told.length > 0);
	assert.deepEqual(
		told.filter((slug) => !kept.includes(slug)),
		[],
	);
});
