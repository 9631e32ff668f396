/** The kernel's view of a run that is being recorded. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../assemble.ts';
import type { KnownLane } from '../known-lane.ts';
import type { Shorten } from '../shorten.ts';
import type { Terminal } from '../terminal.ts';
import { follow } from './follow.ts';
import type { TellOptions } from './tell.ts';
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
const MOST_BYTES = 2 ** 30;

/** Follows strace from its beginning. */
export function watchKernel({ dir, pid, start, assembly, screen, shorten }: KernelOptions): Kernel {
	const file = follow(dir, pid);
	const view = kernelView({ assembly, pid, start, shorten, wrote });
	const real = realpathSync(dir);
	const pipes = { [join(real, 'stdout')]: 1, [join(real, 'stderr')]: 2 } as const;
	const read = () => file.read(view.take);

	function wrote(lane: KnownLane, { t, fd, file, bytes, size }: Parameters<TellOptions['wrote']>[1]): void {
		const pipe = pipes[file];
		const out = pipe ?? (fd === 1 || fd === 2 ? fd : undefined);
		if (out === undefined) return;
		screen.written(lane, { t, fd: out, bytes, to: pipe ?? 'elsewhere' });
		const count = 1;
		if (size > bytes.length)
			screen.flood(lane, { k: 'flood', t, since: t, fd: out, count, bytes: size - bytes.length });
	}

	return {
		read,
		join: view.join,
		settle: view.settle,
		lost() {
			if (file.size() > MOST_BYTES) return 'output';
			if (file.alive() !== false) return undefined;
			read();
			return view.watching() ? 'kernel' : undefined;
		},
		async ended() {
			await file.end();
			read();
		},
		close: file.close,
	};
}
