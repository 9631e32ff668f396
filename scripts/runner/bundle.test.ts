import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInThisContext } from 'node:vm';
import { bundleProbe } from './bundle.ts';

const PARTS = join(import.meta.dirname, 'probe');

test('bundleProbe() writes every part once, and again only when one has changed', () => {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-bundle-'));
	const [from, to] = [join(dir, 'probe'), join(dir, 'made')];
	const bundle = join(to, 'bundle.js');
	const parts = () => runInThisContext(readFileSync(bundle, 'latin1'));
	try {
		cpSync(PARTS, from, { recursive: true });
		bundleProbe(from, to);
		assert.equal(typeof parts()['./begin.cjs'], 'function');
		assert.equal(parts()['./probe.cjs'], undefined);
		const made = statSync(bundle).ino;
		writeFileSync(join(to, 'bundle-x.compiled'), 'of the old one');
		bundleProbe(from, to);
		assert.equal(statSync(bundle).ino, made);
		writeFileSync(join(from, 'log.cjs'), 'module.exports = 1;');
		utimesSync(join(from, 'log.cjs'), 1, 1);
		bundleProbe(from, to);
		assert.match(String(parts()['./log.cjs']), /module\.exports = 1;/);
		assert.throws(() => statSync(join(to, 'bundle-x.compiled')), { code: 'ENOENT' });
	} finally {
		rmSync(dir, { recursive: true });
	}
});

test('bundleProbe() leaves things as they are where it may not write', () => {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-bundle-'));
	writeFileSync(join(dir, 'file'), '');
	try {
		bundleProbe(PARTS, join(dir, 'file', 'below'));
	} finally {
		rmSync(dir, { recursive: true });
	}
});
