import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Cgroup } from './cgroup.ts';
import { watchLimits } from './limits.ts';

test('watchLimits() learns of a bomb that burst between two looks by what the kernel refused it', async (t) => {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-group-'));
	t.after(() => rmSync(dir, { recursive: true }));
	writeFileSync(join(dir, 'cgroup.procs'), '100\n');
	let looks = 0;
	const group = { dirs: [dir], refusals: () => Number(++looks > 1) } as Cgroup;
	const marks = { run: 'none', session: -1, limit: -1 };
	const cause = await new Promise((resolve) => {
		const limiter = watchLimits({ processes: 5 }, { marks, group, lanes: [] }, resolve);
		t.after(() => limiter.close());
	});
	assert.equal(cause, 'processes');
	assert.equal(looks, 2, 'one process is not too many');
});
