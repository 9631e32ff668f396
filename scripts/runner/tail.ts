/** Reads what was appended to the lane files of a run's directory since the last time. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './lines.ts';

export interface Tail {
	/** Calls `take` with each whole line that is new; true where there was one. */
	read(take: (file: string, line: Line) => void): boolean;
	close(): void;
}

const CHUNK = 1 << 20;

/** Opens the directory for reading; files that appear later are found. */
export function tail(dir: string): Tail {
	const files = new Map<string, { fd: number; torn: Buffer }>();
	const buffer = Buffer.allocUnsafe(CHUNK);

	return {
		read(take) {
			let found = false;
			for (const name of readdirSync(dir)) {
				if (name.endsWith('.lane') && !files.has(name)) {
					files.set(name, { fd: openSync(join(dir, name), 'r'), torn: Buffer.alloc(0) });
				}
			}
			for (const [name, file] of files) {
				for (;;) {
					const count = readSync(file.fd, buffer, 0, CHUNK, null);
					if (count === 0) break;
					const bytes = Buffer.concat([file.torn, buffer.subarray(0, count)]);
					const end = bytes.lastIndexOf(10) + 1;
					file.torn = bytes.subarray(end);
					for (const line of bytes.toString('utf8', 0, end).split('\n')) {
						if (line === '') continue;
						take(name, JSON.parse(line));
						found = true;
					}
				}
			}
			return found;
		},
		close() {
			for (const { fd } of files.values()) closeSync(fd);
			files.clear();
		},
	};
}
