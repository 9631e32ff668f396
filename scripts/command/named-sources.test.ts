import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { mark, sample } from '../recording/fixture.ts';
import { changedSources } from './changed-sources.ts';
import { programs } from './fixture.ts';
import { namedSources } from './named-sources.ts';

const naming = (...files: string[]) => [
	sample(files.map((file, index) => ({ ...mark(index + 1, 'P1', 'x'), at: `${file}:1` }))),
];

test('namedSources() reads programs below the folders, once each', (t) => {
	const dir = programs(t, { 'main.ts': 'main', 'b.mjs': 'b' });
	fs.mkdirSync(path.join(dir, 'sub'));
	fs.writeFileSync(path.join(dir, 'sub/c.js'), 'c');
	const named = naming('b.mjs', 'sub/c.js', 'b.mjs', 'gone.ts', path.join(dir, 'b.mjs'));
	const sources = namedSources(named, { folders: [dir], within: [dir] });
	assert.deepEqual(sources.map(({ name, text }) => [name, text]).slice(0, 3), [
		['main.ts', 'main'],
		['b.mjs', 'b'],
		['sub/c.js', 'c'],
	]);
});

test('namedSources() reads nothing else that a recording names', (t) => {
	const outside = programs(t, { 'secret.ts': 'secret' });
	const dir = programs(t, { '.env': 'KEY', 'notes.txt': 'no', 'binary.js': 'a\0b', 'large.js': 'x'.repeat(300_000) });
	fs.symlinkSync(path.join(outside, 'secret.ts'), path.join(dir, 'link.ts'));
	fs.mkdirSync(path.join(dir, 'folder.ts'));
	fs.mkdirSync(path.join(dir, 'node_modules'));
	fs.writeFileSync(path.join(dir, 'node_modules/p.js'), 'theirs');
	const files = [
		'.env',
		'notes.txt',
		'binary.js',
		'large.js',
		'link.ts',
		'folder.ts',
		'node_modules/p.js',
		'/etc/passwd',
	];
	const upwards = [`../${path.basename(outside)}/secret.ts`, path.join(outside, 'secret.ts'), 'node:fs', 'a\0.ts'];
	assert.deepEqual(namedSources(naming(...files, ...upwards), { folders: [dir], within: [dir] }), []);
});

test('namedSources() is bounded', (t) => {
	const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}.js`, 'x'.repeat(n < 5 ? 250_000 : 10)]));
	const dir = programs(t, many);
	const sources = namedSources(naming(...Object.keys(many)), { folders: [dir], within: [dir] });
	assert.equal(sources.length, 30);
	assert.ok(sources.reduce((sum, { text }) => sum + text.length, 0) <= 1024 * 1024);
});

test('changedSources() has the text that a change made, where all had the same', () => {
	const run = (variant?: string) => {
		const recording = sample([]);
		return { ...recording, header: { ...recording.header, lab: 'sharing/mutex', ...(variant && { variant }) } };
	};
	assert.match(changedSources([run('short-section')]).get('main.ts') ?? '', /the work, with nobody kept out/);
	assert.deepEqual([...changedSources([run('short-section'), run()])], [['main.ts', undefined]]);
	assert.deepEqual([...changedSources([run('none'), run()])], []);
});
