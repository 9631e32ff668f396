import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildSite } from './build-site.ts';

/** In Astro's place: it writes its base into the one page of its site. */
const BUILDER = `
	const [, , , , base, , out] = process.argv;
	require('node:fs').mkdirSync(out, { recursive: true });
	require('node:fs').writeFileSync(out + '/index.html', base);`;

const root = folder(tmpdir());
mkdirSync(join(root, 'node_modules/astro/bin'), { recursive: true });
writeFileSync(
	join(root, 'node_modules/astro/bin/astro.mjs'),
	`import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);${BUILDER}`,
);

// Another disk, where this machine has one.
const OUTSIDE = [tmpdir(), '/dev/shm'].filter((path) => existsSync(path));

test('buildSite() builds into a new folder outside the checkout, and over what it built there', async () => {
	for (const parent of OUTSIDE) {
		const out = join(folder(parent), 'deep/site');
		assert.equal(await buildSite({ root, out, base: '/course/' }), 'built');
		assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), '/course/');
		writeFileSync(join(out, 'old.html'), '');
		assert.equal(await buildSite({ root, out, base: '/' }), 'built');
		assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), '/');
		assert.ok(!existsSync(join(out, 'old.html')));
		assert.equal(await buildSite({ root, out, base: '/' }), 'fresh');
	}
});

test('buildSite() replaces nothing that is not its own, and says at once where it cannot build', async () => {
	const own = folder(tmpdir());
	writeFileSync(join(own, 'letter.txt'), 'mine');
	const refused = async (out: string, words: RegExp) =>
		assert.rejects(buildSite({ root, out, base: '/' }), { name: 'Error', message: words, remedy: /--out/ });
	await refused(own, /has files in it/);
	await refused(join(own, 'letter.txt'), /letter\.txt is not a folder/);
	await refused(join(own, 'letter.txt/site'), /letter\.txt cannot be made/);
	assert.deepEqual(readdirSync(own), ['letter.txt']);
});

function folder(parent: string): string {
	const path = mkdtempSync(join(parent, 'interleave-build-'));
	after(() => rmSync(path, { recursive: true, force: true }));
	return path;
}
