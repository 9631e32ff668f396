/** Starts a run's first process. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type AboutRun, aboutRun } from './about-run.ts';
import { bundleProbe } from './bundle.ts';
import { type Cgroup, makeCgroup } from './cgroup.ts';
import { clock } from './clock.ts';
import { KERNEL_FILE, kernelObstacle, traced } from './kernel/strace.ts';
import type { Limits, RunOptions } from './options.ts';
import { outlets } from './outlets.ts';
import { injected, permissionModel } from './probe/injection.cjs';
import { freeLimit } from './processes.ts';
import { runDirectory } from './run-directory.ts';
import { writeRunFile } from './run-file.ts';
import { RunnerError } from './runner-error.ts';
import { watch } from './watchdog.ts';

export interface Program {
	child: ChildProcess;
	pid: number;
	/** The run's token. */
	run: string;
	/** The limit that marks the run: see processes.ts. */
	limit: number;
	/** Absolute microseconds, just before it was spawned. */
	start: number;
	/** Where its lanes write. */
	dir: string;
	/** Its standard output and error. */
	streams: Record<1 | 2, Readable>;
	/** Its end, at `t` in absolute microseconds. */
	ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; t: number }>;
	/** Its output and error have. */
	closed: Promise<unknown>;
	/** What was asked for. */
	about: AboutRun;
	/** Its control group, where this machine lets us make one. */
	group: Cgroup | undefined;
	/** Nothing of the run is left: the watchdog need not look after it any more. */
	unwatch(): void;
}

/** The token of the runner's own spawn. */
export const ROOT = 'root';

/** With these, what follows is no program's file. */
const WITHOUT_FILE = /^(-e|-p|-pe|--eval|--print|--test|--run|-)(=|$)/;

/** Throws a RunnerError where it cannot be started at all. Loads little, so that the program starts soon. */
export function startProgram(options: RunOptions): Program {
	const { argv, execArgv = [], cwd, env, stdin, limits = {}, kernel = false } = options;
	const obstacle = kernel ? kernelObstacle() : undefined;
	if (obstacle) throw new RunnerError(obstacle.problem, obstacle.remedy);
	if (argv[0] !== undefined && !execArgv.some((flag) => WITHOUT_FILE.test(flag))) checkFile(cwd, argv[0]);
	bundleProbe();
	const directory = runDirectory();
	const { dir } = directory;
	const ends = outlets(directory);
	const start = clock();
	// Nothing else on this machine has started at this microsecond from this process.
	const run = `${process.pid}-${start}`;
	const permission = permissionModel(env.NODE_OPTIONS, process.execPath, ['node', ...execArgv]) === 'on';
	const own = injected({ run, spawn: ROOT, dir }, env.NODE_OPTIONS, permission);
	const plain = { program: process.execPath, args: [...execArgv, ...argv] };
	const command = kernel
		? traced({ ...plain, env, own, file: join(dir, KERNEL_FILE) })
		: { ...plain, argv0: 'node', env: { ...env, ...own } };
	const child = spawn(command.program, command.args, {
		argv0: command.argv0,
		cwd,
		// A session of its own: all that it starts can be ended at once, and the terminal's Ctrl-C reaches it only through us.
		detached: true,
		env: command.env,
		stdio: [typeof stdin === 'object' ? 'pipe' : stdin, ...ends.stdio],
	});
	const streams = ends.opened(child);
	if (child.pid === undefined) {
		for (const stream of Object.values(streams)) stream?.destroy();
		rmSync(dir, { recursive: true, force: true });
		child.on('error', () => {});
		throw spawnError(cwd);
	}
	const limit = freeLimit();
	const about = aboutRun(options);
	mark(child.pid, limit);
	// Until the watchdog knows of the run, the probe looks whether we are still there: see lane.cjs.
	const group = makeCgroup(groupLimits(limits));
	const unwatch = watch({ run, session: child.pid, limit, ...(group && { group: group.dirs }) }, dir);
	void ready(dir, { ...about, start, pid: child.pid }, group);
	if (typeof stdin === 'object') {
		// A program may end without reading it.
		child.stdin?.on('error', () => {});
		child.stdin?.end(stdin.text);
	}
	const ended = new Promise<Awaited<Program['ended']>>((resolve) => {
		child.once('exit', (code, signal) => resolve({ code, signal, t: clock() }));
	});
	const closed = Promise.all(
		[streams[1], streams[2]].map((stream) => new Promise<void>((resolve) => stream.once('close', () => resolve()))),
	);
	return { child, pid: child.pid, run, limit, start, dir, streams, ended, closed, about, group, unwatch };
}

/** For this file the probe waits: the program has done nothing, and started nobody, before it can be found again. See lane.cjs. */
async function ready(dir: string, run: AboutRun & { start: number; pid: number }, group: Cgroup | undefined) {
	await group?.join(run.pid);
	writeRunFile(dir, run);
}

/** The kernel counts threads too, and has its word only where our own counting comes too late. */
function groupLimits({ processes = Number.POSITIVE_INFINITY, memoryBytes = Number.POSITIVE_INFINITY }: Limits) {
	return {
		...(Number.isFinite(processes) && { tasks: processes * TASKS_OF_NODE + TASKS_BESIDE }),
		...(Number.isFinite(memoryBytes) && { memoryBytes }),
	};
}

/** A Node process has 7 to 11 threads, without those that the program starts. */
const TASKS_OF_NODE = 12;
const TASKS_BESIDE = 64;

function mark(pid: number, limit: number): void {
	if (process.platform !== 'linux') return;
	spawnSync('prlimit', ['--pid', String(pid), `--rttime=${limit}:${limit}`], { stdio: 'ignore' });
}

/** Node finds a file without its extension too. */
function checkFile(cwd: string, file: string): void {
	const path = resolve(cwd, file);
	if (!exists(cwd)) throw new RunnerError(`The directory ${cwd} does not exist.`, 'Run from one that does.');
	if (!['', '.js', '.json', '.node'].some((extension) => exists(path + extension))) {
		throw new RunnerError(`There is no program ${file} in ${cwd}.`, 'Give the path of a file that Node can run.');
	}
	try {
		if (exists(path)) accessSync(path, constants.R_OK);
	} catch (cause) {
		throw new RunnerError(`The program ${path} may not be read.`, 'Give yourself permission to read it.', { cause });
	}
}

function exists(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function spawnError(cwd: string): RunnerError {
	if (!exists(cwd)) return new RunnerError(`The directory ${cwd} does not exist.`, 'Run from one that does.');
	return new RunnerError(
		`${process.execPath} could not be started in ${cwd}.`,
		'Look whether it may be executed, whether the directory may be entered, and whether processes are left (ulimit -u).',
	);
}
