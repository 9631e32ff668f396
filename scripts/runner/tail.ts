/** Reads what was appended to the lane files of a run's directory since the last time. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './lines.ts';

export interface Tail {
	/** Calls `take` with each whole line that is new. */
	read(take: (file: string, line: Line) => void): void;
	/** Nothing more will come in this file. */
	finish(file: string): void;
	close(): void;
}

interface LaneFile {
	/** Undefined when it is finished. */
	fd?: number;
	/** The beginning of a line whose end is not there yet. */
	torn: Buffer;
}

const CHUNK = 1 << 20;
/** A directory's time of change is this coarse at worst. */
const COARSE_MS = 50;

/** Opens the directory for reading; files that appear later are found. */
export function tail(dir: string): Tail {
	const files = new Map<string, LaneFile>();
	const buffer = Buffer.allocUnsafe(CHUNK);
	let listed = 0;

	function list(): void {
		const mtimeMs = statSync(dir, { throwIfNoEntry: false })?.mtimeMs;
		// The program may have emptied the directory of temporary files: what is open can still be read.
		if (mtimeMs === undefined) return;
		if (mtimeMs === listed && Date.now() - mtimeMs > COARSE_MS) return;
		for (const name of readdirSync(dir)) {
			if (!name.endsWith('.lane') || files.has(name)) continue;
			files.set(name, { fd: openSync(join(dir, name), 'r'), torn: Buffer.alloc(0) });
		}
		listed = mtimeMs;
	}

	function readFile(name: string, file: LaneFile, take: (file: string, line: Line) => void): void {
		while (file.fd !== undefined) {
			const count = readSync(file.fd, buffer, 0, CHUNK, null);
			if (count === 0) return;
			const bytes = Buffer.concat([file.torn, buffer.subarray(0, count)]);
			const end = bytes.lastIndexOf(10) + 1;
			file.torn = bytes.subarray(end);
			for (const line of bytes.toString('utf8', 0, end).split('\n')) if (line !== '') take(name, JSON.parse(line));
		}
	}

	return {
		read(take) {
			list();
			for (const [name, file] of files) readFile(name, file, take);
		},
		finish(name) {
			const file = files.get(name);
			if (file?.fd !== undefined) closeSync(file.fd);
			files.set(name, { torn: Buffer.alloc(0) });
		},
		close() {
			for (const name of files.keys()) this.finish(name);
		},
	};
}
