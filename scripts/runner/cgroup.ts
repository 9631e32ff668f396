/**
 * The control group of a run, where this machine lets us make one. Nobody leaves it by forking, by a new session or by
 * emptying an environment; and what it limits is limited by the kernel. A run without one is watched as processes.ts can.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CgroupPlaces, cgroupPlaces } from './cgroup-places.ts';

export interface Cgroup {
	/** Its folders: one, or one for each controller. The processes stand in the first. */
	dirs: string[];
	/** Puts a process and what it has started so far into the group. */
	join(pid: number): Promise<void>;
	/** Whether it has the limit on memory that was asked for. */
	limitsMemory: boolean;
	/** How often the kernel has refused a process or thread, since there were too many. */
	refusals(): number;
	/** How often the kernel has ended a process of the group for its memory. */
	memoryEnds(): number;
	/** To be called when nothing of the run is left. */
	remove(): void;
}

export interface CgroupLimits {
	/** Processes and threads alive at once. */
	tasks?: number;
	memoryBytes?: number;
}

let places: ReturnType<typeof cgroupPlaces> | undefined;
let made = 0;

/** Undefined where none can be made; never fails. */
export function makeCgroup(limits: CgroupLimits = {}): Cgroup | undefined {
	places ??= cgroupPlaces();
	if (!('version' in places)) return undefined;
	const { pids, memory } = places;
	const name = `interleave-${process.pid}-${++made}`;
	const dirs = [...new Set([pids, memory])].flatMap((place) => (place === undefined ? [] : join(place, name)));
	try {
		for (const dir of dirs) mkdirSync(dir);
		return limited(dirs, places.version, limits);
	} catch (error) {
		removeGroup(dirs);
		// The next run does not try again what is not allowed.
		places = { why: (error as Error).message };
		return undefined;
	}
}

function limited(dirs: string[], version: 1 | 2, { tasks, memoryBytes }: CgroupLimits): Cgroup {
	const [own = '', memory = version === 2 ? own : undefined] = dirs;
	if (tasks !== undefined) writeFileSync(join(own, 'pids.max'), String(tasks));
	if (memory !== undefined && memoryBytes !== undefined) limitMemory(memory, version, memoryBytes);
	return {
		dirs,
		join: (pid) => joinGroup(dirs, pid),
		limitsMemory: memory !== undefined && memoryBytes !== undefined,
		refusals: () => countIn(own, ['pids.events'], 'max'),
		memoryEnds: () => (memory === undefined ? 0 : memoryEnds(memory)),
		remove: () => removeSoon(dirs),
	};
}

/** Without swap: a run that has used up its memory ends, and does not slow down the machine. */
function limitMemory(dir: string, version: 1 | 2, bytes: number): void {
	const files = version === 2 ? ['memory.max'] : ['memory.limit_in_bytes'];
	for (const file of files) writeFileSync(join(dir, file), String(bytes));
	const swap = version === 2 ? (['memory.swap.max', 0] as const) : (['memory.memsw.limit_in_bytes', bytes] as const);
	if (existsSync(join(dir, swap[0]))) writeFileSync(join(dir, swap[0]), String(swap[1]));
	// All of the run at once, and not the largest of its processes.
	if (version === 2) writeFileSync(join(dir, 'memory.oom.group'), '1');
}

/** Not at once: the first such writing after a while waits some milliseconds for all cores. Node takes longer to begin. */
async function joinGroup(dirs: string[], pid: number): Promise<void> {
	const seen = new Set<number>();
	for (let wave = [pid]; wave.length > 0; ) {
		for (const each of wave) {
			seen.add(each);
			for (const dir of dirs) await writeFile(join(dir, 'cgroup.procs'), String(each)).catch(() => {});
		}
		wave = wave.flatMap(childrenOf).filter((each) => !seen.has(each));
	}
}

function childrenOf(pid: number): number[] {
	try {
		const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
		return text.split(' ').filter(Boolean).map(Number);
	} catch {
		return [];
	}
}

/** The processes of a group and of groups below it (of runs within the run). Zombies are not among them. */
export function processesOf([dir]: string[]): number[] {
	if (dir === undefined) return [];
	try {
		const own = readFileSync(join(dir, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
		return [...own, ...subgroups(dir).flatMap((below) => processesOf([below]))];
	} catch {
		return [];
	}
}

/** From now on nothing of the group can fork: what is being ended does not grow. */
export function stopForks([dir]: string[]): void {
	if (dir === undefined) return;
	try {
		writeFileSync(join(dir, 'pids.max'), '0');
	} catch {
		// Gone.
	}
}

/** Version 1 counts them in memory.oom_control, version 2 in memory.events. */
const memoryEnds = (dir: string) => countIn(dir, ['memory.events', 'memory.oom_control'], 'oom_kill');

/** The number that stands behind a word in the first of these files that has it. */
function countIn(dir: string, files: string[], word: string): number {
	for (const file of files) {
		try {
			const [, count] = new RegExp(`^${word} (\\d+)$`, 'm').exec(readFileSync(join(dir, file), 'utf8')) ?? [];
			if (count !== undefined) return Number(count);
		} catch {
			// The other version's.
		}
	}
	return 0;
}

/** What was killed is in its group until its new parent has reaped it. */
function removeSoon(dirs: string[], tries = 10): void {
	removeGroup(dirs);
	const left = dirs.filter((dir) => existsSync(dir));
	if (left.length > 0 && tries > 0) setTimeout(removeSoon, 100, left, tries - 1).unref();
}

/** One that still holds something stays, and removeEmptyGroups() finds it later. */
function removeGroup(dirs: string[]): void {
	for (const dir of dirs) {
		try {
			removeGroup(subgroups(dir));
			rmdirSync(dir);
		} catch {
			// Not empty, or gone.
		}
	}
}

/** Removes what a runner left that was killed together with its watchdog. */
export function removeEmptyGroups(found: CgroupPlaces | { why: string } = places ?? cgroupPlaces()): void {
	if (!('version' in found)) return;
	for (const place of new Set([found.pids, found.memory])) {
		if (place === undefined) continue;
		for (const dir of subgroups(place)) {
			const [, pid] = /\/interleave-(\d+)-\d+$/.exec(dir) ?? [];
			if (pid !== undefined && !existsSync(`/proc/${pid}`)) removeGroup([dir]);
		}
	}
}

function subgroups(dir: string): string[] {
	const entries = readdirSync(dir, { withFileTypes: true });
	return entries.flatMap((entry) => (entry.isDirectory() ? [join(dir, entry.name)] : []));
}
