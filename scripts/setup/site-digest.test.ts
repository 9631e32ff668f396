import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { SOURCES, siteDigest } from './site-digest.ts';

test('siteDigest() changes with a source, its name, and a new one; not with tests and the rest', () => {
	const root = mkdtempSync(join(tmpdir(), 'interleave-digest-'));
	after(() => rmSync(root, { recursive: true, force: true }));
	const write = (file: string, text: string) => {
		mkdirSync(dirname(join(root, file)), { recursive: true });
		writeFileSync(join(root, file), text);
		return siteDigest(root);
	};
	const first = write('content/1-a/1-b.mdx', 'text');
	const changed = write('content/1-a/1-b.mdx', 'other text');
	const grown = write('labs/a/b/main.ts', '');
	assert.equal(new Set([first, changed, grown]).size, 3);
	assert.equal(write('site/tests/home.test.ts', 'x'), grown);
	assert.equal(write('scripts/runner/run.ts', 'x'), grown);
	assert.equal(write('content/1-a/1-b.mdx', 'other text'), grown);
});

test('SOURCES has every folder of scripts that the site imports', () => {
	const site = join(import.meta.dirname, '../../site');
	const files = globSync('**/*.{ts,astro}', { cwd: site }).filter((file) => !/^tests|\.test\.ts$/.test(file));
	const named = files.flatMap((file) => [
		...readFileSync(join(site, file), 'utf8').matchAll(/^import (?!type).*from '(?:\.\.\/)+(scripts\/[a-z-]+)\//gm),
	]);
	const folders = new Set(named.map(([, folder]) => folder ?? ''));
	assert.ok(folders.size > 5);
	assert.deepEqual(
		[...folders].filter((folder) => !SOURCES.includes(folder)),
		[],
	);
});
