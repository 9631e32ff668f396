import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** For tests: a checkout of its own with these files, removed when the test ends. */
export function checkout(test: TestContext, files: Record<string, string>): string {
	const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-')));
	test.after(() => fs.rmSync(root, { recursive: true, force: true }));
	write(root, { 'package.json': '{ "type": "module" }', 'package-lock.json': '{}', ...files });
	return root;
}

/** For tests: writes files below a folder. */
export function write(root: string, files: Record<string, string>): void {
	for (const [name, text] of Object.entries(files)) {
		fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		fs.writeFileSync(path.join(root, name), text);
	}
}

/** For tests: the files of a small lab that prints `hello`. */
export function lab(id: string, files: Record<string, string> = {}): Record<string, string> {
	const all = {
		'lab.json': JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s' }),
		'main.ts': `console.log('hello');\n`,
		'claims.ts': 'export const claims = [];\n',
		...files,
	};
	return Object.fromEntries(Object.entries(all).map(([name, text]) => [`labs/${id}/${name}`, text]));
}

/** For tests: as on a machine on which no programs are found, until the test ends. */
export function withoutPrograms(test: TestContext): void {
	const { PATH } = process.env;
	process.env.PATH = '';
	test.after(() => {
		process.env.PATH = PATH;
	});
}
