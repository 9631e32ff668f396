import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInstaller } from './apt.ts';

test('runInstaller() gives the last words of an installer that failed, and none of one that did not', (t) => {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-'));
	t.after(() => rmSync(dir, { recursive: true, force: true }));
	const installer = join(dir, 'installer');
	writeFileSync(installer, '#!/bin/sh\nseq 9\necho no room >&2\nexit $1\n');
	chmodSync(installer, 0o755);
	assert.equal(runInstaller(installer, ['0']), '');
	assert.equal(runInstaller(installer, ['1']), `${installer} 1:\n    7\n    8\n    9\n    no room`);
	assert.match(runInstaller(join(dir, 'nowhere'), []), /ENOENT/);
});
