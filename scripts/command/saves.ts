import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The saves of files in a folder. */
export interface Saves {
	/** Ended by the next save, or by `close()`: what goes on for the last one is out of date then. */
	readonly signal: AbortSignal;
	/** What is there now counts as the first save. */
	begin(): true;
	/** Resolves at the next save that changes a text, at once where there was one since the last; false when closed. */
	next(): Promise<boolean>;
	close(): void;
}

/** An editor may take several steps to save: write beside, remove, rename. */
const QUIET_MS = 100;
/** Where the system tells nothing (network disks, a folder that was put in the place of the watched one). */
const LOOK_MS = 1000;
const MOST_BYTES = 1 << 20;

/**
 * Watches a program and what lies beside it, by their texts: an editor that writes beside and renames, touches, or saves the
 * same text again is no trouble. While the program is away, nothing has been saved.
 */
export function watchSaves(program: string): Saves {
	const folder = path.dirname(program);
	let seen = '';
	let closed = false;
	let saved = false;
	let wake = () => {};
	let current = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	let watcher = watch();
	const looking = setInterval(look, LOOK_MS);

	function watch(): fs.FSWatcher | undefined {
		try {
			return fs
				.watch(folder, () => soon())
				.on('error', () => {
					watcher?.close();
					watcher = undefined;
				});
		} catch {
			return undefined;
		}
	}

	function soon(): void {
		clearTimeout(timer);
		timer = setTimeout(look, QUIET_MS);
	}

	function look(): void {
		watcher ??= watch();
		const now = stateOf(folder, program);
		if (closed || now === undefined || now === seen) return;
		seen = now;
		saved = true;
		current.abort();
		wake();
	}

	function taken(): true {
		saved = false;
		current = new AbortController();
		return true;
	}

	return {
		get signal() {
			return current.signal;
		},
		begin() {
			seen = stateOf(folder, program) ?? '';
			return taken();
		},
		async next() {
			while (!saved && !closed) await new Promise<void>((resolve) => (wake = resolve));
			return closed ? false : taken();
		},
		close() {
			closed = true;
			clearInterval(looking);
			clearTimeout(timer);
			watcher?.close();
			current.abort();
			wake();
		},
	};
}

/** Differs when a text has changed; undefined while the program is away. */
function stateOf(folder: string, program: string): string | undefined {
	try {
		const names = fs
			.readdirSync(folder)
			.filter((name) => /^[^.].*\.([cm]?[jt]s|json|txt)$/.test(name))
			.sort();
		const hash = createHash('sha256');
		for (const name of names) {
			const file = path.join(folder, name);
			const { size } = fs.statSync(file);
			hash.update(`${name}\0${size}\0`).update(size > MOST_BYTES ? '' : fs.readFileSync(file));
		}
		return names.includes(path.basename(program)) ? hash.digest('hex') : undefined;
	} catch {
		return undefined;
	}
}
