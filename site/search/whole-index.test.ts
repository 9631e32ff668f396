import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { emptyFiles, wholeIndex } from './whole-index.ts';

/** A built site of one page, with these files of an index. */
function site(t: TestContext, index: Record<string, string>): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-index-'));
	t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
	fs.writeFileSync(path.join(folder, 'index.html'), '<html lang="en"><body><main>A process.</main></body></html>');
	fs.mkdirSync(path.join(folder, 'pagefind'));
	for (const [name, text] of Object.entries(index)) fs.writeFileSync(path.join(folder, 'pagefind', name), text);
	return folder;
}

const finish = (folder: string) => wholeIndex().hooks['astro:build:done']({ dir: pathToFileURL(`${folder}/`) });

test('wholeIndex() makes an index again that was left with empty files', async (t) => {
	const folder = site(t, { 'pagefind-entry.json': '', 'pagefind.js': 'x' });
	await finish(folder);
	const entry = JSON.parse(fs.readFileSync(path.join(folder, 'pagefind/pagefind-entry.json'), 'utf8'));
	assert.equal(entry.languages.en.page_count, 1);
	assert.deepEqual(emptyFiles(path.join(folder, 'pagefind')), []);
});

test('wholeIndex() leaves a whole index as it is', async (t) => {
	const folder = site(t, { 'pagefind-entry.json': '{}' });
	await finish(folder);
	assert.equal(fs.readFileSync(path.join(folder, 'pagefind/pagefind-entry.json'), 'utf8'), '{}');
});
