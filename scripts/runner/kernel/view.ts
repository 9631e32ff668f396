/**
 * Joins what the kernel tells of the run's processes to what the probes tell: a child that a Node process started is the
 * lane of that spawn; what programs that are not Node start has its lane from here.
 */
import type { Assembly } from '../assemble.ts';
import type { KnownLane } from '../known-lane.ts';
import { nameOf } from '../names.ts';
import { procReader } from '../proc-reader.ts';
import type { Shorten } from '../shorten.ts';
import { execArguments } from './arguments.ts';
import { family, type Member } from './family.ts';
import type { KernelLine } from './lines.ts';
import { isNodeNow, type KernelProcess, newProcess, type Told } from './process.ts';
import { type TellOptions, teller } from './tell.ts';

export interface View {
	/** Takes a line, with its moments in absolute microseconds. */
	take(line: KernelLine): void;
	/** To be called after each reading of the lane files. */
	join(): void;
	/** To be called when pipes were read as well: ends the lanes whose end was told before the last time. */
	settle(last?: boolean): void;
	/** Whether a process goes on, as far as was told. */
	watching(): boolean;
}

export interface ViewOptions {
	assembly: Assembly;
	pid: number;
	start: number;
	shorten: Shorten;
	moved: TellOptions['moved'];
}

/** An end is told after so many looks: what the process wrote is to be read before. */
const LOOKS = 2;

/** Starts with the run's first process, which is Node. */
export function kernelView({ assembly, pid, start, shorten, moved }: ViewOptions): View {
	const byPid = new Map<number, KernelProcess>();
	/** Started by Node, and not yet told of by it. */
	const pending = new Set<KernelProcess>();
	/** Ended, and their lanes are not. */
	const dying = new Set<KernelProcess>();
	const alive = new Set<KernelProcess>();
	let held: { process: KernelProcess; told: Told }[] = [];
	const first = born({ pid, born: start });
	Object.assign(first, { lane: assembly.root, node: true, fresh: 'spawned', byNode: true });
	assembly.root.kernel = true;

	const tell = teller({
		...{ event: assembly.event, moved, adopter, shorten: shorten.argv },
		find: (id) => byPid.get(id),
		renamed(known, argv) {
			known.lane.name = nameOf(argv);
			known.lane.argv = shorten.argv(argv);
			assembly.renamed(known);
		},
	});
	const kin = family(
		first,
		(member) => {
			const child = born(member);
			if (child.parent) hear(child.parent, { k: 'born', t: child.born, child });
			return child;
		},
		hear,
	);

	function born(member: Member<KernelProcess>): KernelProcess {
		const process = newProcess(member);
		byPid.set(process.pid, process);
		alive.add(process);
		return process;
	}

	/** What is told of a process that has no lane yet waits for that, and with it what is told of its children. */
	function hear(process: KernelProcess, told: Told): void {
		if (told.k === 'gone') alive.delete(process);
		if (process.lane) act(process, told);
		else {
			held.push({ process, told });
			if (told.k === 'call' && told.name === 'execve' && told.result === 0)
				process.program ??= execArguments(told.args);
		}
	}

	function act(process: KernelProcess, told: Told): void {
		if (told.k === 'born') bear(process, told.child);
		if (told.k === 'gone') part(process, told);
		if (told.k !== 'born') tell(process, told);
	}

	function bear(parent: KernelProcess, child: KernelProcess): void {
		parent.children.add(child);
		if (isNodeNow(parent)) {
			child.byNode = true;
			child.fresh = 'spawned';
			pending.add(child);
		} else adopt(parent, child);
	}

	/** The first process's own lane ends with the run. */
	function part(process: KernelProcess, { t, code, signal }: KernelLine & { k: 'gone' }): void {
		process.gone = { t, code, signal };
		if (process !== first) dying.add(process);
		for (const child of process.children) {
			child.orphan = true;
			// One that has ended is reaped by another, and that is all.
			if (!child.gone) hear(child, { k: 'orphaned', t });
		}
	}

	/** As long as it executes nothing it goes by its parent's name. */
	function adopt(parent: KernelProcess, child: KernelProcess): void {
		const above = parent.lane as KnownLane;
		const { name, argv = [] } = above.lane;
		child.born = Math.max(child.born, parent.born);
		const spawn = {
			kind: 'process',
			file: '',
			argv,
			name,
			parent: above,
			t: child.born,
			owned: {},
			kernel: true,
		} as const;
		const lane = assembly.begin({ ...spawn, argv: [...argv] }, child.pid);
		if (above.fds) lane.fds = [...above.fds];
		settleIn(child, lane);
	}

	function settleIn(process: KernelProcess, lane: KnownLane): void {
		pending.delete(process);
		process.lane = lane;
		lane.kernel = true;
	}

	/** In the order in which it was told: of two processes, one may have killed the other. */
	function resume(): void {
		const all = held;
		held = [];
		for (const { process, told } of all) hear(process, told);
	}

	/** Finds the lanes of what Node started. At the last time what it never told of has its lane from here. */
	function join(last = false): void {
		for (const process of pending) {
			const lane = told(process) ?? asked(process);
			if (lane) settleIn(process, lane);
			else if (process.parent?.lane && (last || (process.orphan && process.looks++ > LOOKS))) {
				process.fresh = 'forked';
				delete process.byNode;
				adopt(process.parent, process);
			}
			if (process.lane) resume();
		}
	}

	/** The lane that Node told of with its number, unless that is of an earlier process with the same one. */
	function told({ pid, parent }: KernelProcess): KnownLane | undefined {
		const lane = assembly.withPid(pid);
		return lane && !lane.kernel && lane.parent?.process === parent?.lane ? lane : undefined;
	}

	/** Node tells the number of a child that it stands still for only afterwards: until then it is known by its arguments. */
	function asked({ pid, parent, program }: KernelProcess): KnownLane | undefined {
		if (!program) return undefined;
		const likely = assembly.expected().filter(({ parent: by, lane, argv, sync }) => {
			if (lane || !sync || by?.process !== parent?.lane || argv.length !== program.argv.length) return false;
			return argv.every((part, index) => part === program.argv[index]);
		});
		const [spawn] = likely;
		if (!spawn || likely.length > 1) return undefined;
		spawn.pid = pid;
		return assembly.begin(spawn, pid);
	}

	function settle(last = false): void {
		if (last) kin.settle();
		join(last);
		for (const process of dying) {
			const { lane, gone, byNode, orphan, reaped, looks, zombie } = process;
			if (!lane || !gone || lane.ended) {
				dying.delete(process);
				continue;
			}
			process.looks++;
			if (looks < LOOKS && !last) continue;
			// What Node started ends when Node has learned of it.
			if (last || orphan || (reaped !== undefined && !byNode)) {
				const { code, signal } = gone;
				assembly.end(lane, { code, signal, seen: 'exact', ...(reaped !== undefined && { reaped }) });
			} else if (reaped === undefined && !zombie) {
				process.zombie = true;
				// Its own last words may be a little later, as far as the two clocks go.
				lane.gone = Math.max(lane.gone ?? gone.t, lane.last);
				assembly.event(lane, { kind: 'state', state: 'zombie' }, lane.gone);
			}
		}
	}

	/** Asked while it lives; where it is too late, nobody of the run takes orphans in. */
	function adopter({ pid }: KernelProcess): string {
		const reader = procReader(`/proc/${pid}/stat`);
		const text = reader?.read() ?? '';
		reader?.close();
		const parent = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
		const lane = byPid.get(parent)?.lane;
		return lane && !lane.ended && !byPid.get(parent)?.gone ? lane.lane.id : 'outside';
	}

	return { take: kin.take, join: () => join(), settle, watching: () => alive.size > 0 };
}
