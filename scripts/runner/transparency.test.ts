import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordFixture } from './fixtures/record-fixture.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const env = { PATH: process.env.PATH, ANY: 'thing' };

/** The same program with the same kind of streams, without us. */
function runPlain(name: string, args: string[], execArgv: string[] = []) {
	return spawnSync(process.execPath, [...execArgv, join(FIXTURES, name), ...args], {
		argv0: 'node',
		cwd: FIXTURES,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

/** An error of a sync child tells its pid, and so does a warning. */
function withoutPids(text: Buffer): string {
	return text.toString().replace(/pid: \d+|\(node:\d+\)/g, 'pid');
}

for (const [name, ...args] of [
	['mirror.mjs'],
	['stacks.mjs'],
	['stubs.mjs'],
	['keep-alive.mjs'],
	['greet.ts', 'throw'],
	...['numbers', 'sync', 'file', 'listener', 'message', 'ended', 'printed', 'frozen'].map((way) => [
		'uncaught.cjs',
		way,
	]),
	...[
		'mark',
		'thread',
		'stdio',
		'chunk',
		'deep',
		'limited',
		'formatted',
		'emitted',
		'native',
		'notifying',
		'cloning',
	].map((way) => ['uncaught.cjs', way]),
	['threads.mjs'],
	['streams/looks.mjs'],
	['cells.mjs'],
	['web-locks.mjs'],
	['named-locks.mjs'],
]) {
	test(`startRun() changes nothing that ${[name, ...args].join(' ')} can see`, async () => {
		const plain = runPlain(name as string, args);
		const { recording, out, err } = await recordFixture(name as string, args, { env });
		assert.equal(out.toString(), plain.stdout.toString());
		assert.equal(withoutPids(err), withoutPids(plain.stderr));
		assert.deepEqual(recording.header.exit, { code: plain.status, signal: plain.signal });
	});
}

test('startRun() records what it may under the permission model, and changes nothing', async () => {
	const execArgv = ['--permission', '--allow-child-process', `--allow-fs-read=${FIXTURES}/`];
	const plain = runPlain('permission.cjs', ['family'], execArgv);
	const { recording, out, err } = await recordFixture('permission.cjs', ['family'], { env, execArgv });
	assert.equal(out.toString(), plain.stdout.toString());
	assert.equal(withoutPids(err), withoutPids(plain.stderr));
	assert.match(out.toString(), /ERR_ACCESS_DENIED/);
	const marked = recording.events.flatMap((event) => (event.kind === 'mark' ? [event.lane] : []));
	assert.deepEqual(marked, ['P1', 'P2']);
});

test('startRun() hands NODE_OPTIONS on to threads as Node does', async () => {
	const options = { env: { ...env, NODE_OPTIONS: '--title=titled' } };
	const plain = spawnSync(process.execPath, [join(FIXTURES, 'flagged.cjs')], options);
	const { recording, out, err } = await recordFixture('flagged.cjs', [], options);
	assert.equal(out.toString(), plain.stdout.toString());
	assert.equal(err.toString(), plain.stderr.toString());
	const marked = recording.events.flatMap((event) => (event.kind === 'mark' ? [event.lane] : []));
	assert.deepEqual(marked.sort(), ['P1', 'P1.T1', 'P1.T2', 'P2']);
});

test('startRun() adds nothing to a measure of coverage', async () => {
	const execArgv = ['--test', '--test-reporter=tap', '--experimental-test-coverage'];
	const table = (text: Buffer) => text.toString().slice(text.toString().indexOf('# start of coverage'));
	const plain = runPlain('covered.mjs', [], execArgv);
	const { out } = await recordFixture('covered.mjs', [], { env, execArgv });
	assert.match(table(out), /all files/);
	assert.equal(table(out), table(plain.stdout));
});
