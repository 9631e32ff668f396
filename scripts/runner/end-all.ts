/** Ends all processes of a run. */
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopForks } from './cgroup.ts';
import { findProcesses, type Marks } from './processes.ts';
import { RunnerError } from './runner-error.ts';

const ROUNDS = 200;
const LOOK_MS = 10;

/** Waits until nothing is left, at most `graceMs`, and kills what is left then; `onKill` hears of each. */
export async function endAll(marks: Marks, graceMs: number, onKill: (pid: number) => void): Promise<void> {
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/T', '/F', '/PID', String(marks.session)], { stdio: 'ignore' });
		return;
	}
	const until = performance.now() + graceMs;
	while (performance.now() < until && alive(marks).length > 0) await sleep(LOOK_MS);
	if (marks.group) stopForks(marks.group);
	const killed = new Set<number>();
	for (let round = 0; round < ROUNDS; round++) {
		const pids = alive(marks);
		if (pids.length === 0) return;
		for (const pid of pids) {
			kill(pid);
			if (!killed.has(pid)) onKill(pid);
			killed.add(pid);
		}
		await sleep(Math.min(round, LOOK_MS));
	}
	throw new RunnerError(
		`The run's processes ${alive(marks).join(', ')} cannot be ended.`,
		'They wait for the kernel (a device, a network disk) or belong to another user; end them as that user.',
	);
}

function alive(marks: Marks): number[] {
	return findProcesses(marks).flatMap(({ pid, zombie }) => (zombie ? [] : [pid]));
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// Gone already, or another user's: then the next rounds find it again.
	}
}
