/** The processes of a run that are alive, found by marks that none of them can lose by accident. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { processesOf } from './cgroup.ts';

export interface Marks {
	/** In the environment of all: `INTERLEAVE=<run>:`. */
	run: string;
	/** Session, group and process id of the first process. */
	session: number;
	/** A limit that all inherit, and that changes nothing for them. Survives an emptied environment and a new session. */
	limit: number;
	/** The folders of the run's control group, where it has one. */
	group?: string[];
}

/** A limit that no other run has: below the one that this process has inherited, where a run is recorded within a run. */
export function freeLimit(): number {
	const [, own] = /^Max realtime timeout +\S+ +(\d+) /m.exec(read('/proc/self/limits')) ?? [];
	const most = Math.min(Number(own ?? LARGEST), LARGEST);
	return most - Math.floor(1 + Math.random() * Math.min(most - 1, LARGEST / 2));
}

/** Microseconds of computing at real-time priority without a pause: years, that is, no limit. */
const LARGEST = 2 ** 47;

export interface Found {
	pid: number;
	/** Waits to be reaped by its parent: neither runs nor can be killed. */
	zombie: boolean;
}

interface Stat {
	pid: number;
	name?: string;
	ppid: number;
	session: number;
	zombie: boolean;
	start: number;
}

/** Those that carry a mark, and what descends from them. */
export function findProcesses(marks: Marks): Found[] {
	return (process.platform === 'linux' ? byProc(marks) : byPs(marks)).filter(({ pid }) => pid !== process.pid);
}

function byProc(marks: Marks): Found[] {
	const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : []));
	const environment = `INTERLEAVE=${marks.run}:`;
	const own = stats.find(({ pid }) => pid === process.pid)?.start ?? 0;
	const grouped = new Set(processesOf(marks.group ?? []));
	const marked = stats.filter(
		({ pid, session, start }) =>
			session === marks.session ||
			grouped.has(pid) ||
			(start >= own &&
				pid !== process.pid &&
				(read(`/proc/${pid}/environ`).includes(environment) ||
					read(`/proc/${pid}/limits`).includes(` ${marks.limit} `))),
	);
	return withDescendants(marked, stats).filter((stat) => !isTracer(stat, environment));
}

/** The strace that gives the kernel's view of the run: its program's environment stands in its arguments. */
function isTracer({ pid, name }: Stat, environment: string): boolean {
	return name === 'strace' && read(`/proc/${pid}/cmdline`).includes(`\0${environment}`);
}

/** When a process started, in ticks of the system; undefined where that is not known or it is gone. */
export function startOf(pid: number): number | undefined {
	return process.platform === 'linux' ? statOf(pid)[0]?.start : undefined;
}

/** `pid (name) state ppid group session terminal …`; the name may hold anything. */
function statOf(pid: number): Stat[] {
	const text = read(`/proc/${pid}/stat`);
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	if (fields.length < 20) return [];
	const [state, ppid, , session] = fields;
	return [
		{
			pid,
			name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
			ppid: Number(ppid),
			session: Number(session),
			zombie: state === 'Z' || state === 'X',
			start: Number(fields[19]),
		},
	];
}

/** Not tried on macOS. */
function byPs(marks: Marks): Found[] {
	const lines = execFileSync('ps', ['-axEww', '-o', 'pid=,ppid=,pgid=,stat=,command='], {
		encoding: 'utf8',
		maxBuffer: 1 << 26,
	}).split('\n');
	const stats = lines.flatMap((line) => {
		const [, pid, ppid, group, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s(.*)$/.exec(line) ?? [];
		if (pid === undefined) return [];
		const marked = Number(group) === marks.session || command.includes(`INTERLEAVE=${marks.run}:`);
		return [{ pid: Number(pid), ppid: Number(ppid), session: 0, zombie: state.startsWith('Z'), start: 0, marked }];
	});
	return withDescendants(
		stats.filter(({ marked }) => marked),
		stats,
	);
}

function withDescendants(marked: Stat[], all: Stat[]): Stat[] {
	const found = new Map(marked.map((stat) => [stat.pid, stat]));
	for (let before = -1; before !== found.size; ) {
		before = found.size;
		for (const stat of all) if (found.has(stat.ppid)) found.set(stat.pid, stat);
	}
	return [...found.values()];
}

/** Empty for what is gone or may not be read. */
function read(path: string): string {
	try {
		return readFileSync(path, 'latin1');
	} catch {
		return '';
	}
}
