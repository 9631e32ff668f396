/** Starts a program with the probe in it, and tells what its processes and threads do while they do it. */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { type Exit, FORMAT_VERSION, type Header, type Recording } from '../recording/types.ts';
import { clock } from './clock.ts';
import { endAll } from './end-all.ts';
import { watchLimits } from './limits.ts';
import type { Run, RunOptions } from './options.ts';
import { freeLimit } from './processes.ts';
import { ROOT, startProgram } from './program.ts';
import { record } from './record.ts';
import { watch } from './watchdog.ts';

export { cleanEnvironment } from './environment.ts';
export type { Run, RunOptions } from './options.ts';
export { RunnerError } from './runner-error.ts';

const POLL_MS = 20;
const TERM_MS = 300;
/** A program that has ended is given this long for its children to end as well. */
const GRACE_MS = 250;
/** Pipes that nobody of the run can hold any more are given up after this. */
const CLOSE_MS = 500;
const KEEP = 262_144;
const EVENTS = 5000;

/** Starts the program. What it does wrong is part of the run; only failures of ours are thrown. */
export function startRun(options: RunOptions): Run {
	const { cwd, argv, limits = {}, onOutput, keep = KEEP } = options;
	const { child, pid, run, start, dir, ended, closed } = options.program ?? startProgram(options);
	const marks = { run, session: pid, limit: freeLimit() };
	const unwatch = watch(marks);
	const folder = dirname(resolve(cwd, argv[0] ?? '.'));
	const recorder = record({
		...{ dir, start, pid, cwd, folder, keep },
		token: ROOT,
		header: headerOf(options),
		events: limits.events ?? EVENTS,
	});
	const { assembly } = recorder;
	let cause: Exit['cause'];
	let exited = false;
	let finished = false;

	const poll = setInterval(() => {
		recorder.drain();
		setImmediate(() => finished || recorder.settle());
	}, POLL_MS);
	for (const [fd, pipe] of [
		[1, child.stdout],
		[2, child.stderr],
	] as const) {
		pipe?.on('data', (bytes: Buffer) => {
			onOutput?.(fd, bytes);
			limiter.output(bytes.length);
			recorder.arrived(fd, bytes);
		});
	}
	const limiter = watchLimits(limits, marks, assembly.lanes, (why) => (why === 'timeout' ? stop(why) : halt(why)));

	function stop(why: 'stopped' | 'timeout' = 'stopped'): void {
		if (cause !== undefined || exited) return;
		cause = why;
		assembly.event(assembly.root, { kind: 'signal', signal: 'SIGTERM', from: 'runner' }, clock());
		signal(-pid, 'SIGTERM');
		setTimeout(() => exited || signal(-pid, 'SIGKILL'), TERM_MS);
	}

	/** What has got out of hand is not asked. */
	function halt(why: 'output' | 'processes'): void {
		if (cause !== undefined || exited) return;
		cause = why;
		assembly.event(assembly.root, { kind: 'signal', signal: 'SIGKILL', from: 'runner' }, clock());
		signal(-pid, 'SIGKILL');
	}

	async function finish(): Promise<Recording> {
		const { code, signal, t } = await ended;
		exited = true;
		limiter.close();
		const killed = await endAll(marks, cause === undefined ? GRACE_MS : 0);
		unwatch();
		await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
		child.stdout?.destroy();
		child.stderr?.destroy();
		clearInterval(poll);
		finished = true;
		recorder.settle();
		assembly.end(assembly.root, { code, signal, reaped: t });
		for (const lane of assembly.lanes) {
			const wasKilled = lane.lane.kind === 'process' && killed.has(lane.lane.pid ?? 0);
			if (lane.ended) continue;
			if (wasKilled) assembly.event(lane, { kind: 'signal', signal: 'SIGKILL', from: 'runner' }, clock());
			assembly.end(
				lane,
				wasKilled
					? { code: null, signal: 'SIGKILL', seen: 'exact' }
					: { code: lane.ownEnd?.code ?? null, signal: null },
			);
		}
		rmSync(dir, { recursive: true, force: true });
		return recorder.finish({ code, signal, ...(cause && { cause }) });
	}

	function kill(name: NodeJS.Signals): void {
		if (exited) return;
		assembly.event(assembly.root, { kind: 'signal', signal: name, from: 'runner' }, clock());
		// What a terminal sends, it sends to the whole group.
		signal(['SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGTSTP'].includes(name) ? -pid : pid, name);
	}

	return { items: recorder.items, stop, kill, done: finish() };
}

function headerOf({ lab, variant, digest, calibration, execArgv = [], argv }: RunOptions): Header {
	return {
		format: 'interleave',
		version: FORMAT_VERSION,
		...(lab !== undefined && { lab }),
		...(variant !== undefined && { variant }),
		command: ['node', ...execArgv, ...argv],
		...(digest !== undefined && { digest }),
		node: process.versions.node,
		platform: `${process.platform}-${process.arch}`,
		cores: availableParallelism(),
		captured: ['probe'],
		...(calibration && { calibration }),
	};
}

/** Windows has no groups: there the first process alone gets it. */
function signal(target: number, name: NodeJS.Signals): void {
	try {
		process.kill(process.platform === 'win32' ? Math.abs(target) : target, name);
	} catch {
		// Gone already.
	}
}
