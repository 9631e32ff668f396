/** Makes a recording of what a run left in its directory when its runner was killed. */
import { readdirSync } from 'node:fs';
import type { Recording } from '../recording/types.ts';
import { readArrivals } from './arrivals.ts';
import { startOf } from './processes.ts';
import { ROOT } from './program.ts';
import { record } from './record.ts';
import { type RunFile, readRunFile } from './run-file.ts';
import { RunnerError } from './runner-error.ts';

/** As at the end of a live run: a parent's line of its child's end, then the child's own. */
const ROUNDS = 3;

/**
 * The recording is incomplete: it says how lanes ended as far as somebody saw that. The directory is only read. Throws a
 * RunnerError where there is no such run, or where it goes on.
 */
export function recover(dir: string): Recording {
	const file = readRunFile(dir);
	if (isRunning(file))
		throw new RunnerError(
			`The run in ${dir} goes on: its runner, process ${file.runner.pid}, is alive.`,
			'Wait for its end, or end that process.',
		);
	if (!readdirSync(dir).some((name) => name.endsWith('.lane') || name === 'ended'))
		throw new RunnerError(
			`Nothing was recorded in ${dir}: no lane wrote a file (*.lane) there.`,
			'Its program had not begun, so there is nothing to recover; remove the directory.',
		);
	const { header, pid, start, cwd, folder, keep, events } = file;
	const recorder = record({ dir, header, token: ROOT, start, pid, cwd, folder, keep, events, past: true });
	recorder.settle();
	for (const { fd, bytes, t } of readArrivals(dir)) recorder.arrived(fd, bytes, t);
	for (let round = 0; round < ROUNDS; round++) recorder.settle(true);
	return recorder.breakOff();
}

/** Whether the runner of this run is still there. */
export function isRunning({ runner: { pid, started } }: RunFile): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
	return started === undefined || startOf(pid) === started;
}
