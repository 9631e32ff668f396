import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { startPrecompiler } from './precompile.ts';

/** A precompiler with a cache of its own, and a program made of two files. */
function setUp(t: TestContext) {
	const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-')));
	const cache = path.join(folder, 'cache');
	const precompiler = startPrecompiler(cache);
	t.after(async () => {
		await precompiler.close();
		fs.rmSync(folder, { recursive: true, force: true });
	});
	const write = (name: string, text: string) => {
		fs.writeFileSync(path.join(folder, name), text);
		return path.join(folder, name);
	};
	write('package.json', '{ "type": "module" }');
	write('part.ts', 'export const part: string = "part";');
	return { precompiler, cache, write };
}

/** Runs the program with the cache as its own. */
function run(file: string, cache: string) {
	return spawnSync(process.execPath, [file], {
		env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache },
		encoding: 'utf8',
	});
}

function entries(cache: string): string[] {
	return fs.readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(path.sep));
}

test('startPrecompiler() stores all that a program needs, so that its run adds nothing', async (t) => {
	const { precompiler, cache, write } = setUp(t);
	const main = write('main.ts', `import { part } from './part.ts'; console.log(part as string);`);
	await precompiler.prepare([main]);
	const before = entries(cache);
	assert.ok(before.length >= 4, `stripped text and code of two modules, not ${before}`);
	assert.equal(run(main, cache).stdout, 'part\n');
	assert.deepEqual(entries(cache), before);
});

test('startPrecompiler() stores a text that was edited, again and again', async (t) => {
	const { precompiler, cache, write } = setUp(t);
	for (const text of ['one', 'two', 'three']) {
		const main = write('main.ts', `const text: string = '${text}'; console.log(text);`);
		await precompiler.prepare([main]);
		const state = stateOf(cache);
		assert.equal(run(main, cache).stdout, `${text}\n`);
		assert.deepEqual(stateOf(cache), state);
	}
});

test('startPrecompiler() runs nothing', async (t) => {
	const { precompiler, write } = setUp(t);
	const file = path.join(
		path.dirname(write('old.cjs', 'require("node:fs").writeFileSync(__filename + ".ran", "");')),
		'ran',
	);
	const main = write('main.ts', `import './old.cjs'; import fs from 'node:fs'; fs.writeFileSync('${file}', '');`);
	await precompiler.prepare([main]);
	assert.ok(!fs.existsSync(file));
	assert.ok(!fs.existsSync(path.join(path.dirname(main), 'old.cjs.ran')));
});

test('startPrecompiler() leaves a program that cannot be compiled to say so itself', async (t) => {
	const { precompiler, cache, write } = setUp(t);
	const broken = write('broken.ts', 'const = 1;');
	const other = write('other.ts', 'console.log("other" as string);');
	await precompiler.prepare([broken, path.join(path.dirname(broken), 'missing.ts'), other]);
	assert.match(run(broken, cache).stderr, /SyntaxError/);
	assert.equal(run(other, cache).stdout, 'other\n');
});

/** What every entry holds. */
function stateOf(cache: string): Record<string, string> {
	const files = entries(cache).map((name) => [name, fs.readFileSync(path.join(cache, name), 'base64')]);
	return Object.fromEntries(files);
}
