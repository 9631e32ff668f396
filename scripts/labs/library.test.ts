import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { libraryOf, pathOf } from './library.ts';
import { findLab, loadLabs } from './load.ts';

const labs = loadLabs(path.join(import.meta.dirname, '../..'));

test('libraryOf() names what a lab takes from labs/lib, also what that takes', () => {
	assert.deepEqual(libraryOf(findLab(labs, 'sharing/mutex')), ['lib/mutex.ts']);
	assert.deepEqual(libraryOf(findLab(labs, 'ipc/queue')), ['lib/queue.ts', 'lib/mutex.ts']);
	assert.deepEqual(libraryOf(findLab(labs, 'sharing/first-race')), []);
});

test('pathOf() finds files of the lab and of labs/lib', () => {
	const lab = findLab(labs, 'sharing/mutex');
	for (const file of ['main.ts', ...libraryOf(lab)]) assert.ok(fs.existsSync(pathOf(lab, file)), file);
});
