import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkLab } from './check-lab.ts';
import { checkout, lab as filesOf, write } from './fixture.ts';
import { loadLabs } from './load.ts';
import { makeMirror } from './mirror.ts';
import { startExercise } from './start-exercise.ts';

const FILES = filesOf('a/b', {
	'claims.ts': `export const claims = [];\nexport const task = [{ id: 'x', says: 'X.', kind: 'always', judge: () => {} }];\n`,
	'exercise.ts': '',
});

/** Puts something in the way, each time into a checkout of its own. */
const ways: Record<string, { put(root: string): void; says: RegExp }> = {
	'my is a file': {
		put: (root) => write(root, { my: '' }),
		says: /^my: this is a file, and a folder is needed here\n {2}Move it elsewhere/,
	},
	'my leads nowhere': {
		put: (root) => fs.symlinkSync('/nowhere/else', path.join(root, 'my')),
		says: /^my: this link leads nowhere\n {2}Remove it, or make the folder/,
	},
	'the copy is a folder': {
		put: (root) => write(root, { 'my/a/b/exercise.ts/x': '' }),
		says: /^my\/a\/b\/exercise\.ts: this is a folder, and a file is needed here\n/,
	},
	'the copy leads nowhere': {
		put(root) {
			write(root, { 'my/a/b/x': '' });
			fs.symlinkSync('/nowhere/else', path.join(root, 'my/a/b/exercise.ts'));
		},
		says: /^my\/a\/b\/exercise\.ts: this link leads nowhere\n {2}Remove it, or make the file/,
	},
};

for (const [name, { put, says }] of Object.entries(ways))
	test(`startExercise() and checkLab() say what is in the way: ${name}`, async (t) => {
		const root = checkout(t, FILES);
		put(root);
		const [lab] = loadLabs(root);
		assert.ok(lab);
		assert.throws(() => startExercise(lab), { name: 'LabError', message: says });
		await assert.rejects(
			checkLab(lab),
			{ name: 'LabError', message: says },
			'and not the start of the course is judged',
		);
	});

test('makeMirror() and startExercise() say where they may not write', (t) => {
	const root = checkout(t, FILES);
	const [lab] = loadLabs(root);
	assert.ok(lab);
	// Whoever runs this may be the superuser, whom no rights keep out.
	t.mock.method(fs, 'mkdirSync', (at: string) => {
		throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: at });
	});
	const remedy = 'it cannot be written \\(EACCES\\)\\n {2}Give yourself the right';
	assert.throws(() => makeMirror(lab), { name: 'LabError', message: new RegExp(`^\\.interleave/mirror: ${remedy}`) });
	assert.throws(() => startExercise(lab), { name: 'LabError', message: new RegExp(`^my/a/b: ${remedy}`) });
	t.mock.restoreAll();
	write(root, { '.interleave': '' });
	assert.throws(() => makeMirror(lab), { name: 'LabError', message: /^\.interleave: this is a file, and a folder/ });
});
