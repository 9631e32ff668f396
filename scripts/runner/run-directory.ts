/**
 * The directory of a run: its lanes' files, and the two pipes that are the program's standard output and error. Node gives a
 * child sockets where it is asked for pipes; a shell gives pipes, and what opens `/dev/stderr` works with those only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunnerError } from './runner-error.ts';

export interface RunDirectory {
	dir: string;
	/** The pipes' names; absent where the system cannot make named pipes. */
	pipes?: [string, string];
}

/** One is made ready this long after the last was taken: not beside the run that it was taken for. */
const NEXT_MS = 1000;

let spare: RunDirectory | undefined;
/** Made, or being made, and not taken: removed when this process ends. */
let untaken: string | undefined;
let timer: NodeJS.Timeout | undefined;

/** Takes the one that is ready, or makes one. */
export function runDirectory(): RunDirectory {
	const taken = spare ?? make();
	if (spare) untaken = undefined;
	spare = undefined;
	clearTimeout(timer);
	timer = setTimeout(makeSpare, NEXT_MS).unref();
	return taken;
}

function make(): RunDirectory {
	const dir = makeDirectory();
	const pipes = namesIn(dir);
	if (process.platform === 'win32') return { dir };
	return spawnSync('mkfifo', ['-m', '600', ...pipes], { stdio: 'ignore' }).status === 0 ? { dir, pipes } : { dir };
}

/** Makes one ready: making pipes takes some milliseconds, which the next run need not wait for. */
export function makeSpare(): void {
	if (process.platform === 'win32' || untaken) return;
	process.off('exit', removeUntaken).on('exit', removeUntaken);
	untaken = makeDirectory();
	const made = { dir: untaken, pipes: namesIn(untaken) };
	void import('./watchdog.ts').then(({ watchSpare }) => watchSpare(made.dir));
	spawn('mkfifo', ['-m', '600', ...made.pipes], { stdio: 'ignore' })
		.on('error', removeUntaken)
		.on('exit', (code) => {
			if (code === 0) spare = made;
			else removeUntaken();
		})
		.unref();
}

function removeUntaken(): void {
	if (untaken) rmSync(untaken, { recursive: true, force: true });
	untaken = undefined;
}

function namesIn(dir: string): [string, string] {
	return [join(dir, 'stdout'), join(dir, 'stderr')];
}

function makeDirectory(): string {
	try {
		return mkdtempSync(join(tmpdir(), 'interleave-'));
	} catch (cause) {
		const remedy = 'Make room there or make it writable, or set TMPDIR to another directory.';
		throw new RunnerError(`The run needs a directory under ${tmpdir()}, which cannot be made.`, remedy, { cause });
	}
}
