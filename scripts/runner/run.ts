/** Starts a program with the probe in it, and tells what its processes and threads do while they do it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canonical } from '../recording/canonical.ts';
import { collector } from '../recording/collector.ts';
import type { Exit, Recording, StreamItem } from '../recording/types.ts';
import { assemble } from './assemble.ts';
import { items } from './items.ts';
import type { Run, RunOptions } from './options.ts';
import { injected } from './probe/injection.cjs';
import { shorten } from './shorten.ts';
import { tail } from './tail.ts';

export type { Run, RunOptions } from './options.ts';

const POLL_MS = 20;

/** Starts the program. What it does wrong is part of the run; only failures of ours are thrown. */
export function startRun(options: RunOptions): Run {
	const { argv, cwd, env, execArgv = [] } = options;
	const run = randomBytes(12).toString('hex');
	const dir = mkdtempSync(join(tmpdir(), 'interleave-'));
	const start = now();
	const child = spawn(process.execPath, [...execArgv, ...argv], {
		argv0: 'node',
		cwd,
		detached: true,
		env: { ...env, ...injected({ run, spawn: 'root', dir }, env.NODE_OPTIONS) },
		stdio: [options.stdin === 'inherit' ? 'inherit' : options.stdin === 'ignore' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
	});
	if (typeof options.stdin === 'object') child.stdin?.end(options.stdin.text);

	const live = collector();
	const stream = items<StreamItem>();
	const emit = (item: StreamItem) => {
		live.add(item);
		stream.push(item);
	};
	emit({
		header: {
			format: 'interleave',
			version: 1,
			...(options.lab !== undefined && { lab: options.lab }),
			...(options.variant !== undefined && { variant: options.variant }),
			command: ['node', ...execArgv, ...argv],
			...(options.digest !== undefined && { digest: options.digest }),
			node: process.versions.node,
			platform: `${process.platform}-${process.arch}`,
			cores: availableParallelism(),
			captured: ['probe'],
		},
	});
	const assembly = assemble({
		token: 'root',
		start,
		command: ['node', ...execArgv, ...argv],
		shorten: shorten(cwd, dirname(resolve(cwd, argv[0] ?? '.'))),
		emit,
		output(_lane, _line, write) {
			write();
		},
	});
	assembly.root.lane.pid = child.pid;
	const files = tail(dir);
	const drain = () => {
		do files.read(assembly.take);
		while (assembly.settle());
	};
	const poll = setInterval(drain, POLL_MS);
	let cause: Exit['cause'];

	for (const [fd, pipe] of [
		[1, child.stdout],
		[2, child.stderr],
	] as const) {
		pipe?.on('data', (chunk: Buffer) => {
			options.onOutput?.(fd, chunk);
			drain();
		});
	}

	function stop(why: 'stopped' | 'timeout' = 'stopped') {
		cause ??= why;
		signal('SIGTERM');
		setTimeout(() => signal('SIGKILL'), 300).unref();
	}
	function signal(name: NodeJS.Signals) {
		try {
			process.kill(-(child.pid as number), name);
		} catch {}
	}
	const { timeoutMs } = options.limits ?? {};
	const clock = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs, 'timeout');

	const done = new Promise<Recording>((resolve) => {
		child.on('close', (code, signalName) => {
			const t = now();
			clearInterval(poll);
			clearTimeout(clock);
			signal('SIGKILL');
			drain();
			assembly.end(assembly.root, code, signalName, t);
			for (const lane of assembly.lanes) assembly.end(lane, lane.ownEnd?.code ?? null, null);
			files.close();
			rmSync(dir, { recursive: true, force: true });
			const durationUs = Math.max(...assembly.lanes.map(({ last }) => last)) - start;
			emit({ end: { durationUs, exit: { code, signal: signalName, ...(cause && { cause }) } } });
			stream.close();
			resolve(canonical(live.recording));
		});
	});
	return { items: stream, stop, kill: (name) => void child.kill(name), done };
}

function now(): number {
	return Number(process.hrtime.bigint() / 1000n);
}
