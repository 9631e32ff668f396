/** Follows what strace writes about a run, and strace itself. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KernelLine, lineReader } from './lines.ts';
import { realtime } from './realtime.ts';
import { KERNEL_FILE } from './strace.ts';

export interface Follow {
	/**
	 * Calls `take` with each line that is new, its moments in absolute microseconds. A program that writes without end must not
	 * keep us from all else: unless all of it is asked for, some is left for the next time.
	 */
	read(take: (line: KernelLine) => void, all?: 'all'): void;
	/** Whether strace is there; undefined as long as that is not known. */
	alive(): boolean | undefined;
	/** How much it has written, bytes. */
	size(): number;
	/** When the run has ended: waits until strace has, too. */
	end(): Promise<void>;
	close(): void;
}

const CHUNK = 1 << 20;
/** So many of them at most. */
const AT_ONCE = 2;
/** When all that it watches has ended, strace ends at once. */
const END_MS = 3000;
const LOOK_MS = 5;

/** `pid` is the program's: the process that watches it is found there. */
export function follow(dir: string, pid: number): Follow {
	const times = realtime();
	const parse = lineReader();
	const buffer = Buffer.allocUnsafe(CHUNK);
	let fd: number | undefined;
	let torn = '';
	let tracer: number | undefined;

	function read(take: (line: KernelLine) => void, all?: 'all'): void {
		times.sample();
		fd ??= opened();
		for (let left = all ? Number.POSITIVE_INFINITY : AT_ONCE; fd !== undefined && left > 0; left--) {
			const count = readSync(fd, buffer, 0, CHUNK, null);
			if (count === 0) return;
			const lines = (torn + buffer.toString('latin1', 0, count)).split('\n');
			torn = lines.pop() ?? '';
			for (const text of lines) {
				const line = parse(text);
				if (line) take(monotonic(line));
			}
		}
	}

	function opened(): number | undefined {
		try {
			return openSync(join(dir, KERNEL_FILE), 'r');
		} catch {
			return undefined;
		}
	}

	function monotonic(line: KernelLine): KernelLine {
		line.t = times.toMonotonic(line.t);
		if (line.k === 'call') line.to = times.toMonotonic(line.to);
		return line;
	}

	function alive(): boolean | undefined {
		tracer ??= tracerOf(pid);
		return tracer === undefined ? undefined : isThere(tracer);
	}

	async function end(): Promise<void> {
		const until = performance.now() + END_MS;
		while (alive() && performance.now() < until) await sleep(LOOK_MS);
		if (tracer !== undefined && isThere(tracer)) kill(tracer);
	}

	return {
		read,
		alive,
		size: () => (fd === undefined ? 0 : fstatSync(fd).size),
		end,
		close() {
			if (fd !== undefined) closeSync(fd);
			fd = undefined;
		},
	};
}

function tracerOf(pid: number): number | undefined {
	try {
		const [, tracer] = /^TracerPid:\s+([1-9]\d*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return tracer === undefined ? undefined : Number(tracer);
	} catch {
		return undefined;
	}
}

/** A zombie has ended: who should reap it may be long in coming. */
function isThere(pid: number): boolean {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
		return !/^[ZX]$/.test(text.charAt(text.lastIndexOf(')') + 2));
	} catch {
		return false;
	}
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// Gone by now.
	}
}
