/** Where this machine lets us make control groups: the kernel's own limits on processes and memory, and its own lists. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The folders in which a group of ours can be made: one for both controllers in version 2, one for each in version 1. */
export interface CgroupPlaces {
	version: 1 | 2;
	pids: string;
	/** Absent where only processes can be limited. */
	memory?: string;
}

/** Why there is no place, and what to do about it. */
export interface NoCgroups {
	why: string;
	remedy?: string;
}

/** What says where the groups are; `/proc/self/cgroup` and `/proc/self/mountinfo`. */
interface Told {
	cgroup: string;
	mountinfo: string;
}

interface Mount {
	/** The group that is seen at `point`. */
	root: string;
	point: string;
	type: string;
	controllers: string[];
}

const OURS = /\/interleave-[^/]*(\/|$)/;

/** The places that this process may write to. */
export function cgroupPlaces(told: Told | undefined = ownWords()): CgroupPlaces | NoCgroups {
	if (!told) return { why: 'this system has none' };
	const groups = groupsOf(told.cgroup);
	const mounts = mountsOf(told.mountinfo);
	const first = versionOne(groups, mounts);
	if ('version' in first) return first;
	const second = versionTwo(groups, mounts);
	return 'version' in second || first.remedy === undefined ? second : first;
}

/** A group below our own, in the hierarchy of each controller. */
function versionOne(groups: Map<string, string>, mounts: Mount[]): CgroupPlaces | NoCgroups {
	const place = (controller: string) => {
		const mount = mounts.find(({ type, controllers }) => type === 'cgroup' && controllers.includes(controller));
		const group = groups.get(controller);
		return mount && group !== undefined ? folderOf(mount, group) : undefined;
	};
	const [pids, memory] = [place('pids'), place('memory')];
	if (pids === undefined) return { why: 'the kernel has none with a limit on processes' };
	if (!isWritable(pids)) return { why: `${pids} may not be written`, remedy: ROOT_ONLY };
	return { version: 1, pids, ...(memory !== undefined && isWritable(memory) && { memory }) };
}

/**
 * A group beside our own, or beside one above it: a group that holds processes can have none with limits below it. Moving a
 * process there needs the right to write to what is above both.
 */
function versionTwo(groups: Map<string, string>, mounts: Mount[]): CgroupPlaces | NoCgroups {
	const mount = mounts.find(({ type }) => type === 'cgroup2');
	const group = groups.get('');
	const own = mount && group !== undefined ? folderOf(mount, group) : undefined;
	if (!mount || group === undefined || own === undefined) return { why: 'no control groups are mounted' };
	if (OURS.test(group)) return { why: 'this is a run within a run, and its processes belong to the outer one' };
	for (let dir = own; dir === mount.point || dir.startsWith(`${mount.point}/`); dir = dirname(dir)) {
		if (!isWritable(dir)) continue;
		const enabled = read(join(dir, 'cgroup.subtree_control')).trim().split(' ');
		if (enabled.includes('pids') && enabled.includes('memory')) return { version: 2, pids: dir, memory: dir };
	}
	const has = read(join(mount.point, 'cgroup.controllers')).includes('pids');
	if (!has) return { why: 'the kernel has none with a limit on processes' };
	return { why: `none above ${own} may be written`, remedy: DELEGATED };
}

const ROOT_ONLY = 'Only root may here; a system with cgroups of version 2 and systemd needs no root.';
const DELEGATED = 'Start Interleave in a group that is yours: systemd-run --user --scope npm start';

function ownWords(): Told | undefined {
	if (process.platform !== 'linux') return undefined;
	const told = { cgroup: read('/proc/self/cgroup'), mountinfo: read('/proc/self/mountinfo') };
	return told.cgroup === '' || told.mountinfo === '' ? undefined : told;
}

/** `8:pids:/path` in version 1, `0::/path` in version 2, by controller. */
function groupsOf(text: string): Map<string, string> {
	const groups = new Map<string, string>();
	for (const line of text.split('\n')) {
		const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
		if (names === undefined || path === undefined) continue;
		for (const name of names.split(',')) groups.set(name, path);
	}
	return groups;
}

/** `31 23 0:28 <root> <mount point> <options> … - <type> <source> <options of the file system>` */
function mountsOf(text: string): Mount[] {
	return text.split('\n').flatMap((line) => {
		const [left = '', right = ''] = line.split(' - ');
		const [, , , root, point] = left.split(' ');
		const [type = '', , options = ''] = right.split(' ');
		if (root === undefined || point === undefined || !type.startsWith('cgroup')) return [];
		return [{ root, point, type, controllers: options.split(',') }];
	});
}

/** Undefined where the group is not seen from here, and where the watchdog's lines could not name it. */
function folderOf({ root, point }: Mount, group: string): string | undefined {
	const below = relative(root, group);
	return below.startsWith('..') || /[\s:|]/.test(point + group) ? undefined : join(point, below);
}

function isWritable(dir: string): boolean {
	try {
		for (const path of [dir, join(dir, 'cgroup.procs')]) accessSync(path, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
