import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkout } from '../labs/fixture.ts';
import { writeWhole } from './write-whole.ts';

test('writeWhole() never shows a part of a file: who is killed at any instant leaves the old one or the new', async (t) => {
	const size = 4 * 1024 * 1024;
	const root = checkout(t, { file: 'a'.repeat(size) });
	const file = path.join(root, 'file');
	let over = false;
	const writing = writeWhole(file, 'b'.repeat(size)).then(() => {
		over = true;
	});
	const seen = new Set<string>();
	while (!over) {
		const text = fs.readFileSync(file, 'latin1');
		seen.add(`${text.length} ${text[0]}${text.at(-1)}`);
		await new Promise(setImmediate);
	}
	await writing;
	seen.delete(`${size} aa`);
	seen.delete(`${size} bb`);
	assert.deepEqual([...seen], []);
	assert.equal(fs.readFileSync(file, 'latin1'), 'b'.repeat(size));
	if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o600);
});

test('writeWhole() leaves the file as it was where it fails, and no draft', async (t) => {
	const root = checkout(t, { file: 'old' });
	t.mock.method(fs, 'renameSync', () => {
		throw new Error('refused');
	});
	await assert.rejects(writeWhole(path.join(root, 'file'), 'new'), /refused/);
	assert.equal(await writeWhole(path.join(root, 'file'), 'new', { still: () => false }), false);
	assert.equal(fs.readFileSync(path.join(root, 'file'), 'utf8'), 'old');
	assert.deepEqual(fs.readdirSync(root), ['file', 'package-lock.json', 'package.json']);
});

test('writeWhole() removes drafts of who was killed, and no draft that is being written', async (t) => {
	const others = { 'file.1234abcd.draft': '', 'other.1234abcd.draft': '', 'file.draft': '' };
	const root = checkout(t, { ...others, 'file.00000000.draft': 'new' });
	const long = new Date(Date.now() - 600_000);
	for (const name of Object.keys(others)) fs.utimesSync(path.join(root, name), long, long);
	await writeWhole(path.join(root, 'file'), 'x');
	const left = fs.readdirSync(root).filter((name) => name.includes('draft'));
	assert.deepEqual(left, ['file.00000000.draft', 'file.draft', 'other.1234abcd.draft']);
});
