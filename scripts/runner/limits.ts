/** Watches what a run may use at most. */
import type { KnownLane } from './known-lane.ts';
import type { Limits } from './options.ts';
import { findProcesses, type Marks } from './processes.ts';

export interface Limiter {
	output(bytes: number): void;
	close(): void;
}

const COUNT_MS = 100;

/** Calls `exceeded` once a limit is passed; only limits that are given cost anything. */
export function watchLimits(
	{ timeoutMs, outputBytes = Number.POSITIVE_INFINITY, processes }: Limits,
	marks: Marks,
	lanes: KnownLane[],
	exceeded: (cause: 'timeout' | 'output' | 'processes') => void,
): Limiter {
	const clock = timeoutMs === undefined ? undefined : setTimeout(exceeded, timeoutMs, 'timeout');
	const count = processes === undefined ? undefined : setInterval(countProcesses, COUNT_MS, processes);
	let written = 0;

	/** What the probes know is there at once; forks of other programs are seen by the system only. */
	function countProcesses(most: number): void {
		const known = lanes.filter(({ lane, ended }) => lane.kind === 'process' && !ended).length;
		if (known > most || findProcesses(marks).length > most) exceeded('processes');
	}

	return {
		output(bytes) {
			written += bytes;
			if (written > outputBytes) exceeded('output');
		},
		close() {
			clearTimeout(clock);
			clearInterval(count);
		},
	};
}
