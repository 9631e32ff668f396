/** What a run was, beside its lane files: so that it can still be read when its runner was killed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AboutRun } from './about-run.ts';
import { startOf } from './processes.ts';
import { RunnerError } from './runner-error.ts';

/** In the run's directory. */
export const RUN_FILE = 'run.json';

/** The content of `run.json`. */
export interface RunFile extends AboutRun {
	/** Of this file. */
	version: 1;
	/** Of the first process; its spawn in absolute microseconds. */
	pid: number;
	start: number;
	/** Who writes here, and when that process started: a process id alone comes again. */
	runner: { pid: number; started?: number };
	/** When the run began, milliseconds of the calendar. */
	began: number;
}

/** Writes it; a run that cannot be recovered later is none the worse for it now. */
export function writeRunFile(dir: string, about: Omit<RunFile, 'version' | 'runner' | 'began'>): void {
	const started = startOf(process.pid);
	const runner = { pid: process.pid, ...(started !== undefined && { started }) };
	const file: RunFile = { version: 1, ...about, runner, began: Date.now() };
	try {
		writeFileSync(join(dir, RUN_FILE), JSON.stringify(file), { mode: 0o600 });
	} catch {
		// The disk is full, or the directory is gone.
	}
}

/** Reads it; throws a RunnerError that says what is missing where `dir` is no directory of a run. */
export function readRunFile(dir: string): RunFile {
	const path = join(dir, RUN_FILE);
	const remedy = 'Give the directory of a run: npm run interleave -- recover, without one, lists those that there are.';
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		const missing = code === 'ENOENT' ? `there is no ${path}` : `${path} cannot be read (${code})`;
		throw new RunnerError(`${dir} holds no run that could be recovered: ${missing}.`, remedy, { cause });
	}
	const file = parsed(text);
	const lacking = NEEDED.find((key) => file?.[key] === undefined);
	if (!file || lacking) {
		const fault = file ? `it has no "${lacking}"` : 'it is not whole';
		throw new RunnerError(`${path} does not say what the run was: ${fault}.`, remedy);
	}
	if (file.version !== 1)
		throw new RunnerError(`${path} is of version ${file.version}.`, 'Recover it with a newer Interleave.');
	return file;
}

const NEEDED = ['version', 'header', 'pid', 'start', 'cwd', 'folder', 'keep', 'events', 'runner', 'began'] as const;

function parsed(text: string): RunFile | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as RunFile) : undefined;
	} catch {
		return undefined;
	}
}
