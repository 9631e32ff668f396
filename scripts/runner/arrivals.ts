/**
 * What came out of the program's pipes, kept in the run's directory in case that the runner is killed: the beginning, which
 * is as much as a recording keeps.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** In the run's directory: for each chunk a line of JSON, `[fd, t, bytes]`, then its bytes. */
const TERMINAL_FILE = 'terminal';

export interface Arrivals {
	add(fd: 1 | 2, bytes: Buffer, t: number): void;
	close(): void;
}

/** Keeps so many bytes of both pipes together. */
export function keepArrivals(dir: string, most: number): Arrivals {
	let fd: number | undefined;
	let left = most;

	function append(bytes: Buffer): void {
		try {
			fd ??= openSync(join(dir, TERMINAL_FILE), 'a', 0o600);
			writeSync(fd, bytes);
		} catch {
			left = 0;
		}
	}

	return {
		add(stream, bytes, t) {
			if (left <= 0) return;
			const kept = bytes.subarray(0, left);
			left -= kept.length;
			append(Buffer.concat([Buffer.from(`${JSON.stringify([stream, t, kept.length])}\n`), kept]));
		},
		close() {
			if (fd !== undefined) closeSync(fd);
			fd = undefined;
			left = 0;
		},
	};
}

/** What was kept, as far as it is whole. */
export function* readArrivals(dir: string): Generator<{ fd: 1 | 2; t: number; bytes: Buffer }> {
	let rest: Buffer;
	try {
		rest = readFileSync(join(dir, TERMINAL_FILE));
	} catch {
		return; // Nothing was printed.
	}
	for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
		const [fd, t, size] = parsed(rest.toString('latin1', 0, end));
		if ((fd !== 1 && fd !== 2) || !Number.isInteger(t) || !Number.isInteger(size)) return;
		yield { fd, t, bytes: rest.subarray(end + 1, end + 1 + size) };
		rest = rest.subarray(end + 1 + size);
	}
}

function parsed(text: string): [number?, ...number[]] {
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? (value as [number]) : [];
	} catch {
		return [];
	}
}
