/** Reads what was appended to the lane files of a run's directory since the last time. */
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './lines.ts';

export interface Tail {
	/** Calls `take` with each whole line that is new. Without `all`, of lanes that say little only some have their turn. */
	read(take: (file: string, line: Line) => void, all?: boolean): void;
	/** Nothing more will come in this file. */
	finish(file: string): void;
	close(): void;
}

interface LaneFile {
	path: string;
	/** Undefined while it is closed. */
	fd: number | undefined;
	offset: number;
	/** The beginning of a line whose end is not there yet. */
	torn: Buffer;
}

/** Small enough that its text is no large object: those stay until a full collection, and a flood has many. */
const CHUNK = 1 << 16;
/** A directory's time of change is this coarse at worst. */
const COARSE_MS = 50;
/** So many files are kept open; others, which are of lanes that say little, are looked at in turn. */
const OPEN = 200;
/** From so many on, the files that are finished are put aside: listing the directory takes longer the more there are. */
const MANY = 200;
/** Where they are put. */
const ASIDE = 'ended';

/** Opens the directory for reading; files that appear later are found. Without `moves` nothing in it is changed. */
export function tail(dir: string, { moves = true } = {}): Tail {
	const files = new Map<string, LaneFile>();
	const finished = new Set<string>();
	let buffer = Buffer.allocUnsafe(2 * CHUNK);
	let open = 0;
	let listed = 0;
	let aside = false;

	function list(): void {
		const mtimeMs = statSync(dir, { throwIfNoEntry: false })?.mtimeMs;
		// The program may have emptied the directory of temporary files: what is open can still be read.
		if (mtimeMs === undefined) return;
		if (mtimeMs === listed && Date.now() - mtimeMs > COARSE_MS) return;
		for (const name of readdirSync(dir).sort(byBirth)) {
			if (name === ASIDE && !aside) addAside();
			if (!name.endsWith('.lane') || files.has(name) || finished.has(name)) continue;
			add(name, join(dir, name));
		}
		listed = mtimeMs;
	}

	/** Put aside by a runner that is no more. */
	function addAside(): void {
		aside = true;
		for (const name of readdirSync(join(dir, ASIDE)).sort(byBirth)) add(name, join(dir, ASIDE, name));
	}

	function add(name: string, path: string): void {
		const file: LaneFile = { path, fd: undefined, offset: 0, torn: NOTHING };
		openFile(file);
		files.set(name, file);
	}

	function openFile(file: LaneFile): void {
		try {
			file.fd = openSync(file.path, 'r');
			open++;
		} catch {
			// The program removed it, or there are no descriptors left just now: the next reading tries again.
		}
	}

	function closeFile(file: LaneFile): void {
		if (file.fd === undefined) return;
		closeSync(file.fd);
		file.fd = undefined;
		open--;
	}

	/** Reads one chunk; gives the offset up to which there is more, where it was full. */
	function readChunk(name: string, file: LaneFile, take: (file: string, line: Line) => void): number | undefined {
		if (file.fd === undefined) openFile(file);
		if (file.fd === undefined) return undefined;
		const { length } = file.torn;
		if (length + CHUNK > buffer.length) buffer = Buffer.allocUnsafe(2 * (length + CHUNK));
		file.torn.copy(buffer);
		const count = readSync(file.fd, buffer, length, CHUNK, file.offset);
		const size = count < CHUNK ? undefined : fstatSync(file.fd).size;
		file.offset += count;
		const bytes = buffer.subarray(0, length + count);
		const whole = bytes.lastIndexOf(10) + 1;
		// A copy: the buffer is read into again.
		file.torn = whole < bytes.length ? Buffer.from(bytes.subarray(whole)) : NOTHING;
		for (const text of bytes.toString('utf8', 0, whole).split('\n')) {
			const line = parse(text);
			if (line) take(name, line);
		}
		if (open > OPEN) closeFile(file);
		return size;
	}

	/**
	 * Reads what is there when it begins, since a lane that writes without pause must not keep us from all else: a chunk of
	 * each file in turn, so that what waits for another lane's line has not long to wait.
	 */
	function readAll(some: [string, LaneFile][], take: (file: string, line: Line) => void): void {
		let left = some.map(([name, file]) => ({ name, file, end: undefined as number | undefined }));
		while (left.length > 0) {
			left = left.filter((one) => {
				const size = readChunk(one.name, one.file, take);
				one.end ??= size ?? 0;
				return size !== undefined && one.file.offset < one.end;
			});
		}
	}

	function putAside(name: string, file: LaneFile): void {
		if (!moves || files.size + finished.size < MANY) return;
		try {
			if (!aside) mkdirSync(join(dir, ASIDE));
			aside = true;
			renameSync(file.path, join(dir, ASIDE, name));
		} catch {
			// It is gone, or there is no room: then it stays where it is.
		}
	}

	return {
		read(take, all = false) {
			list();
			let turns = all ? Number.POSITIVE_INFINITY : OPEN;
			const some = [...files].filter(([, { fd }]) => fd !== undefined || turns-- > 0);
			for (const [name, file] of some) {
				if (file.fd !== undefined || all) continue;
				// To the end of the queue of those that wait for their turn.
				files.delete(name);
				files.set(name, file);
			}
			readAll(some, take);
		},
		finish(name) {
			const file = files.get(name);
			files.delete(name);
			finished.add(name);
			if (!file) return;
			closeFile(file);
			putAside(name, file);
		},
		close() {
			for (const file of files.values()) closeFile(file);
			files.clear();
		},
	};
}

/** `<pid>-<thread>-<microsecond>.lane`: a parent comes before its children. */
function byBirth(a: string, b: string): number {
	return Number.parseInt(a.slice(a.lastIndexOf('-') + 1), 10) - Number.parseInt(b.slice(b.lastIndexOf('-') + 1), 10);
}

const NOTHING = Buffer.alloc(0);

/** Undefined for what is no line: a full disk tears one, and the next one follows on its torn beginning. */
function parse(text: string): Line | undefined {
	if (text === '') return undefined;
	try {
		const line: unknown = JSON.parse(text);
		return typeof line === 'object' && line !== null ? (line as Line) : undefined;
	} catch {
		return undefined;
	}
}
