/** Every committed recording was made from the lab as it is. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { loadLabs } from '../labs/load.ts';
import { staleness } from '../labs/recordings.ts';
import { root } from './tracked-files.ts';

test('staleness() finds nothing in the repository', () => {
	assert.deepEqual(loadLabs(root).flatMap(staleness), []);
});

test('staleness() finds a lab whose program changed after it was recorded', () => {
	const copy = mkdtempSync(join(tmpdir(), 'interleave-fresh-'));
	after(() => rmSync(copy, { recursive: true, force: true }));
	for (const path of ['labs', 'package.json', 'package-lock.json']) {
		mkdirSync(dirname(join(copy, path)), { recursive: true });
		cpSync(join(root, path), join(copy, path), { recursive: true });
	}
	const [lab] = loadLabs(copy);
	assert.ok(lab);
	appendFileSync(join(copy, 'labs', lab.id, 'main.ts'), '\nconsole.log("changed");\n');
	assert.ok(staleness(lab).some(({ file }) => file === `labs/${lab.id}/recording.json`));
});
