import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { lacking } from '../labs/needs.ts';
import type { EventOf, Recording } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

const linux = { skip: process.platform !== 'linux' };
const python = { skip: linux.skip || lacking(['python3']).length > 0 };

/** Lets the program crash in a directory of its own: some systems write the memory of what crashed there. */
async function crash(t: TestContext, how: string, execArgv: string[] = []): Promise<Recording> {
	const cwd = mkdtempSync(join(tmpdir(), 'interleave-crash-'));
	t.after(() => rmSync(cwd, { recursive: true, force: true }));
	const { recording } = await recordFixture('crash.mjs', [how], { cwd, execArgv });
	assert.deepEqual(validate(recording), []);
	const marks = recording.events.flatMap((event) => (event.kind === 'mark' ? Number(event.detail) : []));
	assert.deepEqual(marks, [...Array(1000).keys()], 'all that was done before');
	assert.ok(recording.events.some((event) => event.kind === 'out' && event.text === 'printed\n'));
	return recording;
}

function exitOf({ events }: Recording, lane: string): Partial<EventOf<'exit'>> {
	const exit = events.find((event) => event.kind === 'exit' && event.lane === lane) as EventOf<'exit'>;
	return { code: exit.code, signal: exit.signal, seen: exit.seen };
}

for (const [how, code, signal, execArgv] of [
	['fault', null, 'SIGSEGV', []],
	['abort', null, 'SIGABRT', []],
	['reallyExit', 7, null, []],
	['heap', null, 'SIGABRT', ['--max-old-space-size=32']],
] as const)
	test(`startRun() has all that was done before the end by ${how}, and that end`, linux, async (t) => {
		const recording = await crash(t, how, [...execArgv]);
		assert.deepEqual(recording.header.exit, { code, signal });
		assert.deepEqual(exitOf(recording, 'P1'), { code, signal, seen: 'exact' });
	});

test('startRun() tells a native fault of a child that is not Node', python, async (t) => {
	const recording = await crash(t, 'python');
	assert.deepEqual(exitOf(recording, 'P2'), { code: null, signal: 'SIGSEGV', seen: 'exact' });
	assert.deepEqual(recording.header.exit, { code: 0, signal: null });
});

test('startRun() tells that a thread ended for its memory, and the process goes on', linux, async (t) => {
	const recording = await crash(t, 'thread');
	assert.deepEqual(exitOf(recording, 'P1.T1'), { code: 1, signal: null, seen: 'exact' });
	assert.deepEqual(recording.header.exit, { code: 0, signal: null });
});

test('startRun() records a program that gave all objects a toJSON()', async () => {
	const { recording } = await recordFixture('to-json.mjs');
	assert.deepEqual(validate(recording), []);
	assert.deepEqual(recording.header.exit, { code: 0, signal: null });
	assert.ok(recording.events.some((event) => event.kind === 'mark' && event.name === 'here' && event.detail === 7));
	assert.deepEqual(recording.lanes[1]?.argv, ['node', '-e', '0']);
});
