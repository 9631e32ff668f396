import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { keyOf } from './key.ts';
import { allFences, orphans, readPicture, remove, unrendered, writePicture } from './store.ts';

const SOURCE = 'flowchart TD\naccTitle: One file\naccDescr: A file and a process.\nA --> B';
const ROOT = path.join(import.meta.dirname, '../..');

test('unrendered() names a diagram until its picture is there', (t) => {
	const root = course(t, SOURCE);
	const fences = allFences(root);
	assert.deepEqual(
		unrendered(root, fences).map(({ file, line }) => `${file}:${line}`),
		['content/1-a/1-b.mdx:3'],
	);
	writePicture(root, SOURCE, '<svg/>');
	assert.deepEqual(unrendered(root, fences), []);
	assert.equal(readPicture(root, SOURCE), '<svg/>');
});

test('orphans() names pictures that no lesson shows, and remove() deletes them', (t) => {
	const root = course(t, SOURCE);
	writePicture(root, SOURCE, '<svg/>');
	writePicture(root, `${SOURCE} --> C`, '<svg/>');
	const unused = orphans(root, allFences(root));
	assert.deepEqual(unused, [`site/diagrams/${keyOf(`${SOURCE} --> C`)}.svg`]);
	remove(root, unused);
	assert.deepEqual(orphans(root, allFences(root)), []);
});

test('keyOf() is another for another source, and the same for the same', () => {
	assert.equal(keyOf(`${SOURCE}\n`), keyOf(SOURCE));
	assert.notEqual(keyOf(`${SOURCE} --> C`), keyOf(SOURCE));
});

test('the diagrams of the course are all drawn, and no picture is left over', () => {
	const fences = allFences(ROOT);
	assert.deepEqual(unrendered(ROOT, fences), [], 'draw them: npm run interleave -- diagrams');
	assert.deepEqual(orphans(ROOT, fences), [], 'delete them: npm run interleave -- diagrams');
});

test('the committed pictures have a title, a description and no colour of their own', () => {
	for (const fence of allFences(ROOT)) {
		const svg = readPicture(ROOT, fence.source) ?? '';
		assert.match(svg, /<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/, fence.file);
		assert.doesNotMatch(svg, /rgb\(|foreignObject/, fence.file);
		assert.ok(readFileSync(path.join(ROOT, fence.file), 'utf8').includes('accTitle'));
	}
});

function course(t: { after(done: () => void): void }, source: string): string {
	const root = mkdtempSync(path.join(tmpdir(), 'diagrams-'));
	t.after(() => rmSync(root, { recursive: true }));
	mkdirSync(path.join(root, 'content/1-a'), { recursive: true });
	writeFileSync(path.join(root, 'content/1-a/1-b.mdx'), `# A\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`);
	return root;
}
