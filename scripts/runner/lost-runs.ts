/** The runs on this machine whose runner was killed, and that can still be read. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmptyGroups } from './cgroup.ts';
import { isRunning } from './recover.ts';
import { readRunFile } from './run-file.ts';

export interface LostRun {
	dir: string;
	/** When it began, milliseconds of the calendar. */
	began: number;
	/** The lab's id, else the program. */
	name: string;
	/** Whether the user was told of it already. */
	told: boolean;
}

/** In the directory of a run of which the user was told. */
const TOLD = 'told';

/** What nobody has recovered in a day is removed. */
const KEPT_MS = 24 * 60 * 60_000;

/** Those of this user, the youngest first. */
export function lostRuns(): LostRun[] {
	return directories()
		.flatMap((dir) => lostRun(dir) ?? [])
		.sort((a, b) => b.began - a.began);
}

/** The user has been told of it now: once is enough. */
export function markTold({ dir }: LostRun): void {
	try {
		writeFileSync(join(dir, TOLD), '');
	} catch {
		// Removed in between.
	}
}

/** Removes the directories that are a day old, of runs that are over, and control groups that nobody is in any more. */
export function removeOldRuns(now = Date.now()): void {
	removeEmptyGroups();
	for (const dir of directories()) {
		try {
			if (now - statSync(dir).mtimeMs < KEPT_MS || isGoingOn(dir)) continue;
			rmSync(dir, { recursive: true, force: true });
		} catch {
			// Another user's, or gone.
		}
	}
}

/** Named as run-directory.ts names them. */
function directories(): string[] {
	const within = tmpdir();
	try {
		return readdirSync(within).flatMap((name) => (/^interleave-\w{6}$/.test(name) ? join(within, name) : []));
	} catch {
		return [];
	}
}

function lostRun(dir: string): LostRun | undefined {
	try {
		const file = readRunFile(dir);
		const { lab, command } = file.header;
		if (isRunning(file)) return undefined;
		const name = lab ?? command.slice(0, 2).join(' ');
		return { dir, began: file.began, name, told: existsSync(join(dir, TOLD)) };
	} catch {
		return undefined;
	}
}

/** A directory without a run's file never had a run: it was made ready for one. */
function isGoingOn(dir: string): boolean {
	try {
		return isRunning(readRunFile(dir));
	} catch {
		return false;
	}
}
