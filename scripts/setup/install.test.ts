import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

test('installed() installs once, and again when a package is gone or the lockfile changed', async () => {
	const checkout = fakeCheckout();
	assert.equal((await checkout.call().ended).code, 0);
	assert.equal((await checkout.call().ended).code, 0);
	assert.equal(checkout.npmCalls(), 1);
	rmSync(join(checkout.folder, 'node_modules/a'), { recursive: true });
	assert.equal((await checkout.call().ended).code, 0);
	assert.equal(checkout.npmCalls(), 2);
	writeFileSync(
		join(checkout.folder, 'package-lock.json'),
		`${readFileSync(join(checkout.folder, 'package-lock.json'))}\n`,
	);
	assert.equal((await checkout.call().ended).code, 0);
	assert.equal(checkout.npmCalls(), 3);
});

test('installed() installs once for two calls at a time', async () => {
	const checkout = fakeCheckout({ holds: true });
	const first = checkout.call();
	await checkout.npmBegan();
	const second = checkout.call();
	await second.says('Another call is installing');
	checkout.letNpmEnd();
	assert.deepEqual([(await first.ended).code, (await second.ended).code], [0, 0]);
	assert.equal(checkout.npmCalls(), 1);
});

test('installed() waits for the npm of a killed call and then installs anew', async () => {
	const checkout = fakeCheckout({ holds: true });
	const killed = checkout.call();
	await checkout.npmBegan();
	killed.child.kill('SIGKILL');
	await killed.ended;
	const next = checkout.call();
	await next.says('Another call is installing');
	checkout.letNpmEnd();
	assert.equal((await next.ended).code, 0);
	assert.equal(checkout.npmCalls(), 2);
});

test('installed() ends npm when it is told to end, and leaves no lock', async () => {
	const checkout = fakeCheckout({ holds: true });
	const stopped = checkout.call();
	await checkout.npmBegan();
	stopped.child.kill('SIGTERM');
	const { code, said } = await stopped.ended;
	assert.equal(code, 1);
	assert.match(said, /Stopped by SIGTERM/);
	checkout.letNpmEnd();
	assert.equal((await checkout.call().ended).code, 0);
});

test('installed() says what is wrong when npm fails, and the next call mends it', async () => {
	const checkout = fakeCheckout();
	const failed = await checkout.call({ FAILS: 'npm error code ENOSPC\nnpm error nospc write' }).ended;
	assert.equal(failed.code, 1);
	assert.match(failed.said, /The disk is full/);
	assert.equal((await checkout.call().ended).code, 0);
});

/** A checkout with one package, and in place of npm a program that puts it in place. */
function fakeCheckout({ holds = false } = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'interleave-install-'));
	after(() => rmSync(folder, { recursive: true, force: true }));
	const file = (name: string) => join(folder, name);
	mkdirSync(file('npm'));
	writeFileSync(file('npm/npm-cli.js'), NPM);
	writeFileSync(
		file('package-lock.json'),
		JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }),
	);
	if (!holds) writeFileSync(file('may-end'), '');
	const program = `require(${JSON.stringify(join(import.meta.dirname, 'install.cjs'))}).installed(${JSON.stringify(folder)}, { own: true })
		.catch((error) => { console.error(error.message, error.remedy); process.exitCode = 1; })`;
	return {
		folder,
		call: (env: NodeJS.ProcessEnv = {}) =>
			watch(
				spawn(process.execPath, ['-e', program], {
					env: {
						...process.env,
						npm_execpath: file('npm/npm-cli.js'),
						npm_node_execpath: process.execPath,
						FOLDER: folder,
						...env,
					},
				}),
			),
		npmCalls: () => readFileSync(file('npm-calls'), 'utf8').length,
		npmBegan: () => until(() => existsSync(file('npm-calls'))),
		letNpmEnd: () => writeFileSync(file('may-end'), ''),
	};
}

const NPM = `
const fs = require('node:fs');
const path = require('node:path');
const file = (name) => path.join(process.env.FOLDER, name);
if (process.argv[2] !== 'ci') throw new Error('expected npm ci');
fs.appendFileSync(file('npm-calls'), '.');
if (process.env.FAILS) { console.error(process.env.FAILS); process.exit(1); }
const timer = setInterval(() => {
	if (!fs.existsSync(file('may-end'))) return;
	clearInterval(timer);
	fs.mkdirSync(file('node_modules/a'), { recursive: true });
	fs.writeFileSync(file('node_modules/a/package.json'), '{}');
	fs.writeFileSync(file('node_modules/.package-lock.json'), JSON.stringify({ packages: { 'node_modules/a': {} } }));
}, 5);
`;

function watch(child: ChildProcess) {
	let said = '';
	child.stderr?.on('data', (text) => (said += text));
	const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
		child.on('close', (code) => resolve({ code, said })),
	);
	return { child, ended, says: (words: string) => until(() => said.includes(words)) };
}

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
