import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf } from './imports.ts';

const files = (source: string) => importsOf(source).files;

test('importsOf() reads imports, exports and require', () => {
	const source = [
		`import a from './a.ts';`,
		`import './b.ts'`,
		`import {\n\tc,\n\td,\n} from "../lib/c.ts";`,
		`export * from './e.ts';`,
		`const f = await import('./f.ts');`,
		`const g = require("./g.cjs");`,
	].join('\n');
	assert.deepEqual(files(source), ['./a.ts', './b.ts', '../lib/c.ts', './e.ts', './f.ts', './g.cjs']);
});

test('importsOf() reads what workers and children are started from', () => {
	assert.deepEqual(files(`new Worker(new URL('./worker.ts', import.meta.url))`), ['./worker.ts']);
	assert.deepEqual(files(`new Worker(new URL('worker.ts', import.meta.url))`), ['worker.ts']);
	assert.deepEqual(files(`fork('./child.ts')`), ['./child.ts']);
	assert.deepEqual(files(`fork(path.join(import.meta.dirname, 'child.ts'))`), ['./child.ts']);
	assert.deepEqual(files(['fork(`$', '{import.meta.dirname}/child.ts`)'].join('')), ['./child.ts']);
	assert.deepEqual(files(`fork(import.meta.dirname + '/child.ts')`), ['./child.ts']);
});

test('importsOf() leaves out comments, types, builtins and addresses', () => {
	const source = [
		`// import './no.ts'`,
		`/* from './no.ts' */`,
		`import type { A } from './types.ts';`,
		`export type { B } from './types.ts';`,
		`import fs from 'node:fs';`,
		`import os from 'os';`,
		`new URL('file:///etc/hosts', import.meta.url);`,
		`const text = 'a // b'; import './yes.ts';`,
	].join('\n');
	assert.deepEqual(importsOf(source), { files: ['./yes.ts'], packages: [] });
});

test('importsOf() names packages without the part after them', () => {
	const source = `import a from 'a/deep.js'; import { b } from '@scope/b/sub'; import c from 'a';`;
	assert.deepEqual(importsOf(source).packages, ['a', '@scope/b']);
});
