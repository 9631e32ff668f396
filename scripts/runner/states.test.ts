import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RunEvent, StreamItem } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import { finishRun } from './fixtures/finish-run.ts';
import { type Run, startRun } from './run.ts';

const linux = { skip: process.platform !== 'linux' && 'states are read from /proc' };

/** Runs the fixture; `seen` is called at each state that is told live. */
async function watch(what: string, file: string, seen: (run: Run, state: string) => void) {
	const argv = [join(import.meta.dirname, 'fixtures/states.mjs'), what, file];
	const { recording } = await finishRun(
		(onOutput) => startRun({ argv, cwd: import.meta.dirname, env: process.env, stdin: 'ignore', onOutput }),
		(run, item: StreamItem) => {
			if ('kind' in item && item.kind === 'state' && item.lane !== 'P1') seen(run, item.state);
		},
	);
	assert.deepEqual(validate(recording), []);
	return recording;
}

/** The states of a lane and its end, as words. */
function lifeOf(events: RunEvent[], lane: string): string[] {
	return events.flatMap((event) => {
		if (event.lane !== lane) return [];
		if (event.kind === 'state') return event.parent ? `${event.state} ${event.parent}` : event.state;
		return event.kind === 'exit' ? `exit ${event.signal ?? event.code}` : [];
	});
}

test('watchStates() tells of a process that is stopped and goes on', linux, async () => {
	const { events } = await watch('stopped', '', (run) => run.kill('SIGUSR2'));
	assert.deepEqual(lifeOf(events, 'P2'), ['stopped', 'running', 'exit 5']);
});

test(
	'startRun() tells that a process goes on by what it does, though it ends before the next look',
	linux,
	async () => {
		const { events } = await watch('goes-on', '', (run, state) => state === 'stopped' && run.kill('SIGUSR2'));
		assert.deepEqual(lifeOf(events, 'P2'), ['running', 'stopped', 'running', 'exit 7']);
		const done = events
			.filter(({ lane }) => lane === 'P2')
			.map((event) => ('state' in event ? event.state : event.kind));
		assert.ok(done.lastIndexOf('running') < done.indexOf('receive'), done.join(' '));
	},
);

test('watchStates() tells of a zombie from its end until it is reaped', linux, async (t) => {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-'));
	t.after(() => rmSync(dir, { recursive: true, force: true }));
	const file = join(dir, 'seen');
	const { events } = await watch('zombie', file, (_, state) => state === 'zombie' && writeFileSync(file, ''));
	assert.deepEqual(lifeOf(events, 'P2'), ['zombie', 'exit 6']);
	const [zombie, exit] = ['state', 'exit'].map((kind) =>
		events.find((each) => each.lane === 'P2' && each.kind === kind),
	);
	assert.equal(zombie?.t, exit?.t);
	assert.ok(exit?.kind === 'exit' && exit.reaped !== undefined && exit.reaped > exit.t);
});

test('watchStates() tells who loses its parent', linux, async () => {
	const { events } = await watch('orphaned', '', (run, state) => state === 'orphaned' && run.kill('SIGUSR2'));
	assert.deepEqual(lifeOf(events, 'P3'), ['running', 'orphaned outside', 'exit SIGKILL']);
	const exit = events.find((each) => each.lane === 'P2' && each.kind === 'exit');
	const orphaned = events.find((each) => each.kind === 'state' && each.state === 'orphaned');
	assert.ok(exit && orphaned && orphaned.t >= exit.t - 100_000);
});
