import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { validate } from '../../recording/validate.ts';
import { finishRun } from '../fixtures/finish-run.ts';
import { isAlive } from '../fixtures/is-alive.ts';
import { startRun } from '../run.ts';
import { FIXTURES, fixture, lifeOf, needs } from './fixture.ts';

test('a run whose strace is killed ends with it, and says so', needs('kernel'), async () => {
	const finding = "t=$(sed -n 's/^TracerPid:[^0-9]*//p' /proc/$$/status); echo tracer $t; sleep 100 & wait";
	const { recording } = await finishRun(
		(onOutput) => startRun({ ...fixture('start.mjs', 'sh', '-c', finding), onOutput, kernel: true }),
		(_, item) => {
			const tracer = 'kind' in item && item.kind === 'out' ? /^tracer (\d+)/.exec(item.text ?? '') : undefined;
			if (tracer) process.kill(Number(tracer[1]), 'SIGKILL');
		},
	);
	assert.deepEqual(recording.header.exit, { code: null, signal: 'SIGKILL', cause: 'kernel' });
	assert.deepEqual(validate(recording), []);
	// The shell may have come to its end by itself: the calls that were watched fail without strace.
	assert.match(lifeOf(recording, 'P2').at(-1) ?? '', /^exit /);
});

test(
	'nothing is left of a run under the kernel’s eyes, nor of who watched it, when the runner is killed',
	needs('kernel'),
	async (t) => {
		const script = "t=$(sed -n 's/^TracerPid:[^0-9]*//p' /proc/$$/status); echo pid $$ pid $t; setsid sleep 100 & wait";
		const runner = spawn(process.execPath, [join(FIXTURES, 'runner.ts'), 'start.mjs', 'sh', '-c', script], {
			env: { ...process.env, KERNEL: '1' },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		t.after(() => runner.kill('SIGKILL'));
		const [out] = await once(runner.stdout, 'data');
		const pids = [...String(out).matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
		assert.ok(pids.length === 2 && pids.every(isAlive), String(out));
		runner.kill('SIGKILL');
		for (let round = 0; pids.some(isAlive); round++) {
			assert.ok(round < 1000, `${pids.filter(isAlive)} survived`);
			await sleep(10);
		}
	},
);
