import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkout } from './fixture.ts';
import { furnishMyFolder } from './furnish-my-folder.ts';

test('furnishMyFolder() lets a copy import what labs share, also where the folder lies elsewhere', (t) => {
	for (const elsewhere of [false, true]) {
		const root = checkout(t, { 'labs/lib/mutex.ts': 'export {};\n' });
		if (elsewhere) {
			fs.mkdirSync(path.join(root, 'a/b'), { recursive: true });
			fs.symlinkSync('a/b', path.join(root, 'my'));
		}
		furnishMyFolder(root);
		assert.ok(furnishMyFolder(root));
		assert.equal(fs.readFileSync(path.join(root, 'my/lib/mutex.ts'), 'utf8'), 'export {};\n');
		assert.match(fs.readFileSync(path.join(root, 'my/tsconfig.json'), 'utf8'), /"extends": "..\/tsconfig.json"/);
	}
});

test('furnishMyFolder() mends a link that leads nowhere, and touches nothing else of the name', (t) => {
	const root = checkout(t, { 'labs/lib/mutex.ts': 'export {};\n' });
	fs.mkdirSync(path.join(root, 'my'));
	fs.symlinkSync('/nowhere/lib', path.join(root, 'my/lib'));
	assert.ok(furnishMyFolder(root));
	assert.ok(fs.existsSync(path.join(root, 'my/lib/mutex.ts')));
	const own = checkout(t, { 'labs/lib/mutex.ts': 'export {};\n', 'my/lib/own.ts': 'export {};\n' });
	assert.ok(!furnishMyFolder(own));
	assert.deepEqual(fs.readdirSync(path.join(own, 'my/lib')), ['own.ts']);
});
