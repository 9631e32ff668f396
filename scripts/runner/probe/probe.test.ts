import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { injected, REQUIRE } from './injection.cjs';

test('the probe leaves a Node that is older than it needs alone, and the variables to its children', () => {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-probe-'));
	const older = join(dir, 'older.cjs');
	writeFileSync(older, `Object.defineProperty(process.versions, 'node', { value: '20.20.0' });`);
	const env = { ...process.env, ...injected({ run: 'run', spawn: 'root', dir }, undefined) };
	const program = 'console.log(process.env.NODE_OPTIONS)';
	try {
		const run = (...flags: string[]) =>
			spawnSync(process.execPath, [...flags, '-e', program], {
				env: flags.length > 0 ? { ...env, NODE_OPTIONS: `--require "${older}" ${env.NODE_OPTIONS}` } : env,
				encoding: 'utf8',
			});
		assert.equal(run('--no-warnings').stdout, `--require "${older}" ${REQUIRE}\n`);
		assert.deepEqual(lanes(dir), []);
		assert.equal(run().stdout, 'undefined\n');
		assert.equal(lanes(dir).length, 1);
	} finally {
		rmSync(dir, { recursive: true });
	}
});

const lanes = (dir: string) => readdirSync(dir).filter((name) => name.endsWith('.lane'));
