/** Watches what a run may use at most. */
import { readFileSync } from 'node:fs';
import { type Cgroup, processesOf } from './cgroup.ts';
import type { KnownLane } from './known-lane.ts';
import type { Limits } from './options.ts';
import { findProcesses, type Marks } from './processes.ts';

export interface Limiter {
	output(bytes: number): void;
	close(): void;
}

/** What is known of the run's processes. */
export interface Watched {
	marks: Marks;
	group: Cgroup | undefined;
	lanes: KnownLane[];
}

const COUNT_MS = 100;
/** Of memory, on every system that has /proc/<pid>/statm and runs Node. */
const PAGE = 4096;

/** Calls `exceeded` once a limit is passed; only limits that are given cost anything. */
export function watchLimits(
	{ timeoutMs, outputBytes = Number.POSITIVE_INFINITY, processes = Number.POSITIVE_INFINITY, memoryBytes }: Limits,
	watched: Watched,
	exceeded: (cause: 'timeout' | 'output' | 'processes' | 'memory') => void,
): Limiter {
	const clock = timeoutMs === undefined ? undefined : setTimeout(exceeded, timeoutMs, 'timeout');
	const counts = Number.isFinite(processes) || memoryBytes !== undefined;
	const count = counts ? setInterval(look, COUNT_MS) : undefined;
	let written = 0;

	function look(): void {
		if (Number.isFinite(processes) && isCrowded(watched, processes)) exceeded('processes');
		else if (memoryBytes !== undefined && isFull(watched, memoryBytes)) exceeded('memory');
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

/**
 * A bomb may have burst between two looks: then the kernel refused it what it wanted. Without a group: what the probes know
 * is there at once; forks of other programs are seen by the system only.
 */
function isCrowded({ marks, group, lanes }: Watched, most: number): boolean {
	const grouped = group ? processesOf(group.dirs).length : 0;
	if (group && grouped > 0) return grouped > most || group.refusals() > 0;
	const known = lanes.filter(({ lane, ended }) => lane.kind === 'process' && !ended).length;
	return known > most || findProcesses(marks).length > most;
}

/** The kernel ends one process of a group that is full; the run is over then. Without a group the memory is added up. */
function isFull({ marks, group }: Watched, most: number): boolean {
	if (group?.limitsMemory) return group.memoryEnds() > 0;
	if (process.platform !== 'linux') return false;
	return findProcesses(marks).reduce((sum, { pid }) => sum + residentBytes(pid), 0) > most;
}

/** Pages that processes share are counted for each of them, and so those of files are left out. */
function residentBytes(pid: number): number {
	try {
		const [, resident, shared] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ');
		return (Number(resident) - Number(shared)) * PAGE;
	} catch {
		return 0;
	}
}
