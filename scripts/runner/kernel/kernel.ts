/** The kernel's view of a run that is being recorded. */
import { readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../assemble.ts';
import type { KnownLane } from '../known-lane.ts';
import type { Shorten } from '../shorten.ts';
import type { SeenBytes } from '../streams.ts';
import type { Terminal } from '../terminal.ts';
import { follow } from './follow.ts';
import { kernelView } from './view.ts';

export interface Kernel {
	/** Takes what strace has written. */
	read(): void;
	/** To be called when the lane files were read as well. */
	join(): void;
	settle(last?: boolean): void;
	/**
	 * Why the run cannot go on with this view. Without strace its program cannot either: the calls that were watched fail.
	 */
	lost(): 'kernel' | 'output' | undefined;
	/** When nothing of the run is alive: waits for strace's end, and takes the rest. */
	ended(): Promise<void>;
	close(): void;
}

export interface KernelOptions {
	dir: string;
	pid: number;
	start: number;
	assembly: Assembly;
	screen: Pick<Terminal, 'written' | 'flood'>;
	shorten: Shorten;
}

/** A program that writes without end is ended, rather than the disk filled. */
const MOST_BYTES = 2 ** 28;

/** Follows strace from its beginning. */
export function watchKernel({ dir, pid, start, assembly, screen, shorten }: KernelOptions): Kernel {
	const file = follow(dir, pid);
	const view = kernelView({ assembly, pid, start, shorten, moved });
	const real = realpathSync(dir);
	const pipes = { [join(real, 'stdout')]: 1, [join(real, 'stderr')]: 2 } as const;
	const read = () => file.read(view.take);
	const named = fileNames();

	/** Its output comes out of the program's pipes, or is another lane's input, or goes to a file or a terminal. */
	function moved(lane: KnownLane, seen: SeenBytes): void {
		const { way, t, fd, bytes, size } = seen;
		const pipe = pipes[seen.file];
		const out = pipe ?? (fd === 1 || fd === 2 ? fd : undefined);
		if (
			(pipe === undefined && assembly.seen(lane, { ...seen, file: named(seen.file) })) ||
			way === 'read' ||
			out === undefined
		)
			return;
		screen.written(lane, { t, fd: out, bytes, to: pipe ?? 'elsewhere' });
		const left = { count: 1, bytes: size - bytes.length };
		if (left.bytes > 0) screen.flood(lane, { k: 'flood', t, since: t, fd: out, ...left });
	}

	return {
		read,
		join: view.join,
		settle: view.settle,
		lost() {
			if (file.size() > MOST_BYTES) return 'output';
			if (file.alive() !== false) return undefined;
			file.read(view.take, 'all');
			return view.watching() ? 'kernel' : undefined;
		},
		async ended() {
			await file.end();
			file.read(view.take, 'all');
		},
		close: file.close,
	};
}

/** Turns names of files as strace has them into those of the probe: `pipe:<device>:<inode>`, `socket:<inode>`. */
function fileNames(): (file: string) => string {
	const fifos = new Map<string, string>();
	let device: number | undefined;
	return (file) => {
		const [, kind, inode] = /^(pipe|socket):\[(\d+)\]$/.exec(file) ?? [];
		if (kind === 'socket') return `socket:${inode}`;
		if (kind === 'pipe') {
			device ??= deviceOfPipes();
			return `pipe:${device}:${inode}`;
		}
		const known = fifos.get(file) ?? (file.startsWith('/') ? nameOfFifo(file) : file);
		fifos.set(file, known);
		return known;
	};
}

function nameOfFifo(file: string): string {
	const stats = statSync(file, { throwIfNoEntry: false });
	return stats?.isFIFO() ? `pipe:${stats.dev}:${stats.ino}` : file;
}

/** All pipes are on one device. This process has one since it started a child. */
function deviceOfPipes(): number {
	for (const fd of readdirSync('/proc/self/fd')) {
		const link = `/proc/self/fd/${fd}`;
		try {
			if (readlinkSync(link).startsWith('pipe:[')) return statSync(link).dev;
		} catch {
			// The one that the folder was read by.
		}
	}
	return 0;
}
