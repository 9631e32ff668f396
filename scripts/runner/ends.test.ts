import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { finishRun } from './fixtures/finish-run.ts';
import { isAlive } from './fixtures/is-alive.ts';
import { findProcesses } from './processes.ts';
import { startProgram } from './program.ts';
import { type RunOptions, startRun } from './run.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const linux = { skip: process.platform !== 'linux' };

/** Runs a program, and says what is alive of it afterwards. */
async function runAndLook(argv: string[], more: Partial<RunOptions>, use?: Parameters<typeof finishRun>[1]) {
	const options: RunOptions = { argv, cwd: FIXTURES, env: process.env, stdin: 'ignore', ...more };
	const program = startProgram(options);
	const finished = await finishRun((onOutput) => startRun({ ...options, program, onOutput }), use);
	const marks = { run: program.run, session: program.pid, limit: program.limit };
	const left = findProcesses(marks).filter(({ zombie }) => !zombie);
	return { ...finished, left, started: pidsOf(finished.out) };
}

/** The fixtures print the pids of what they start: those in other sessions and with no environment too. */
function pidsOf(out: Buffer): number[] {
	return [...out.toString().matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
}

test('stop() ends what ignores SIGTERM, spins, detached itself and emptied its environment', linux, async () => {
	for (const how of ['wait', 'spin']) {
		const { recording, left, started } = await runAndLook(['stubborn.mjs', how], {}, (run, item) => {
			if ('kind' in item && item.kind === 'out' && item.text?.includes('started')) run.stop();
		});
		assert.deepEqual(left, []);
		assert.equal(started.length, 5);
		assert.deepEqual(started.filter(isAlive), []);
		assert.deepEqual(recording.header.exit, { code: null, signal: 'SIGKILL', cause: 'stopped' });
		const signals = recording.events.flatMap((event) =>
			event.kind === 'signal' && event.lane === 'P1' ? event.signal : [],
		);
		assert.deepEqual(signals, ['SIGTERM', 'SIGKILL']);
		for (const { id, name } of recording.lanes) {
			const exits = recording.events.flatMap((event) =>
				event.kind === 'exit' && event.lane === id ? event.signal : [],
			);
			// One shell had done its part and ended; what it left behind has no lane.
			assert.deepEqual(exits, [name === 'sh' && exits[0] === null ? null : 'SIGKILL'], id);
		}
	}
});

test('startRun() leaves nothing of a program that ended before its children', linux, async () => {
	const { recording, left, started } = await runAndLook(['stubborn.mjs', 'leave'], {});
	assert.deepEqual(recording.header.exit, { code: 4, signal: null });
	assert.deepEqual(left, []);
	assert.equal(started.length, 5);
	assert.deepEqual(started.filter(isAlive), []);
});

test('startRun() ends a run at its limit of time, and says so', async () => {
	const { recording } = await runAndLook(['stubborn.mjs', 'spin'], { limits: { timeoutMs: 1000 } });
	assert.equal(recording.header.exit?.cause, 'timeout');
});

test('startRun() ends a flood at its limit of output, and keeps its head and tail', async () => {
	const { recording, out, err } = await runAndLook(['flood.mjs'], { limits: { outputBytes: 4_000_000 }, keep: 60_000 });
	assert.deepEqual(recording.header.exit, { code: null, signal: 'SIGKILL', cause: 'output' });
	for (const [fd, bytes] of [
		[1, out],
		[2, err],
	] as const) {
		const kept = recording.events.flatMap((event) =>
			event.kind === 'out' && event.fd === fd ? (event.text ?? '') : [],
		);
		const size = kept.join('').length;
		assert.ok(size > 30_000 && size <= 60_000, `${size} bytes kept`);
		assert.ok(bytes.toString().startsWith(kept[0] as string));
	}
	const dropped = recording.events.flatMap((event) => (event.kind === 'dropped' ? (event.bytes ?? 0) : []));
	assert.equal(dropped.length, 2);
	assert.ok(dropped.reduce((sum, bytes) => sum + bytes, 0) > 3_000_000);
});

test('startRun() gives on no output before the output before it was taken', async () => {
	const waiting = { 1: false, 2: false };
	let chunks = 0;
	await finishRun((onOutput) => {
		const run = startRun({
			...{ argv: ['flood.mjs'], cwd: FIXTURES, env: process.env, stdin: 'ignore' },
			async onOutput(fd, chunk) {
				if (chunks >= 20) return;
				assert.ok(!waiting[fd]);
				waiting[fd] = true;
				onOutput(fd, chunk);
				await sleep(1);
				waiting[fd] = false;
				if (++chunks === 20) run.stop();
			},
		});
		return run;
	});
});

test('startRun() ends a program that starts itself without end at its limit of processes', linux, async () => {
	const { recording, left } = await runAndLook(['bomb.mjs'], { limits: { processes: 12 } });
	assert.equal(recording.header.exit?.cause, 'processes');
	assert.deepEqual(left, []);
});

test('startRun() loses nothing that a killed process has done', async () => {
	for (const after of [0, 700, 2500]) {
		const { recording, out } = await runAndLook(['count.mjs'], {}, (run, item) => {
			if ('kind' in item && item.kind === 'mark' && item.detail === after) run.kill('SIGKILL');
		});
		assert.equal(recording.header.exit?.signal, 'SIGKILL');
		const printed = out.toString().split('\n').length - 1;
		const marks = recording.events.flatMap((event) => (event.kind === 'mark' ? Number(event.detail) : []));
		assert.deepEqual(marks, [...marks.keys()], 'in order and without a gap');
		assert.ok(marks.length >= printed, `${marks.length} marks before ${printed} numbers`);
		const text = recording.events.flatMap((event) => (event.kind === 'out' ? (event.text ?? '') : [])).join('');
		assert.ok(text.startsWith(out.toString()));
	}
});

test('startProgram() marks a program with its limit before it begins, however late', linux, async (t) => {
	const said = 'console.log(/Max realtime timeout +(\\S+)/.exec(fs.readFileSync("/proc/self/limits", "utf8"))[1])';
	const options: RunOptions = { argv: [], execArgv: ['-e', said], cwd: FIXTURES, env: process.env, stdin: 'ignore' };
	const { PATH } = process.env;
	const dir = mkdtempSync(join(tmpdir(), 'interleave-slow-'));
	t.after(() => {
		process.env.PATH = PATH;
		rmSync(dir, { recursive: true });
	});
	writeFileSync(join(dir, 'prlimit'), `#!/bin/sh\nsleep 0.3\nPATH='${PATH}' exec prlimit "$@"\n`, { mode: 0o755 });
	process.env.PATH = `${dir}:${PATH}`;
	const program = startProgram(options);
	const { out } = await finishRun((onOutput) => startRun({ ...options, program, onOutput }));
	assert.equal(out.toString(), `${program.limit}\n`);
});

test(
	'watch() ends the run of a runner that was killed, and leaves no directory but that of the run',
	linux,
	async (t) => {
		const tmp = mkdtempSync(join(tmpdir(), 'inter leave-'));
		t.after(() => rmSync(tmp, { recursive: true, force: true }));
		const runner = spawn(process.execPath, [join(FIXTURES, 'runner.ts'), 'stubborn.mjs', 'wait'], {
			env: { ...process.env, TMPDIR: tmp },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		t.after(() => runner.kill('SIGKILL'));
		let out = '';
		await new Promise<void>((resolve) => {
			runner.stdout.on('data', (chunk) => {
				out += chunk;
				if (out.includes('started')) resolve();
			});
		});
		const pids = pidsOf(Buffer.from(out));
		assert.ok(pids.length === 5 && pids.every(isAlive), `all are alive before: ${pids.filter(isAlive)} of ${pids}`);
		runner.kill('SIGKILL');
		await once(runner, 'exit');
		const others = () => readdirSync(tmp).filter((name) => !existsSync(join(tmp, name, 'run.json')));
		for (let round = 0; pids.some(isAlive) || others().length > 0; round++) {
			assert.ok(round < 1000, `${pids.filter(isAlive)} survived, and ${others()}`);
			await sleep(10);
		}
	},
);
