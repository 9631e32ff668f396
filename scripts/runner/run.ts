/** Starts a program with the probe in it, and tells what its processes and threads do while they do it. */
import { keepArrivals } from './arrivals.ts';
import { clock } from './clock.ts';
import { watchEnding } from './ending.ts';
import { watchLimits } from './limits.ts';
import type { Run, RunOptions } from './options.ts';
import { ROOT, startProgram } from './program.ts';
import { record } from './record.ts';
import { spareMemory } from './spare-memory.ts';
import { watchStates } from './states.ts';

export { cleanEnvironment } from './environment.ts';
export type { Run, RunOptions } from './options.ts';
export { RunnerError } from './runner-error.ts';

const POLL_MS = 20;

/** Starts the program. What it does wrong is part of the run; only failures of ours are thrown. */
export function startRun(options: RunOptions): Run {
	const { limits = {}, onOutput } = options;
	const program = options.program ?? startProgram(options);
	const { streams, pid, run, limit, start, dir, about } = program;
	const marks = { run, session: pid, limit, ...(program.group && { group: program.group.dirs }) };
	const arrivals = keepArrivals(dir, 2 * about.keep);
	const recorder = record({ ...about, start, pid, dir, token: ROOT });
	// The kernel's own view tells the same, and more exactly.
	const states = options.kernel ? undefined : watchStates(recorder.assembly);
	const spare = spareMemory();
	const poll = setInterval(() => {
		spare();
		recorder.drain();
		states?.look();
		setImmediate(() => ending.over || recorder.settle());
		const lost = recorder.kernel?.lost();
		if (lost) ending.halt(lost);
	}, POLL_MS);
	const ending = watchEnding(program, marks, recorder, () => {
		clearInterval(poll);
		states?.close();
		arrivals.close();
		limiter.close();
		program.group?.remove();
		program.unwatch();
	});
	let ended = false;
	const limiter = watchLimits(limits, { marks, group: program.group, lanes: recorder.assembly.lanes }, (cause) => {
		if (cause === 'timeout') ending.stop(cause);
		else ending.halt(cause);
	});
	for (const [fd, pipe] of [
		[1, streams[1]],
		[2, streams[2]],
	] as const) {
		pipe.on('data', (bytes: Buffer) => {
			const t = clock();
			arrivals.add(fd, bytes, t);
			const taken = onOutput?.(fd, bytes);
			limiter.output(bytes.length);
			recorder.arrived(fd, bytes, t);
			if (!(taken instanceof Promise) || ended) return;
			pipe.pause();
			void taken.then(() => pipe.resume());
		});
	}
	// What is left in the pipes then is little, and the end of the run does not wait for who reads it.
	void program.ended.then(() => {
		ended = true;
		for (const pipe of Object.values(streams)) pipe.resume();
	});
	const { stop, kill, done } = ending;
	return { items: recorder.items, stop: (cause = 'stopped') => stop(cause), kill, done };
}
