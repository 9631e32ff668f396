/** Finds the lane that each lane file belongs to, and makes lanes of spawns. */
import type { Lane } from '../recording/types.ts';
import type { EventBody, KnownLane, Spawn } from './known-lane.ts';
import { lineSpawn } from './line-event.ts';
import type { BeginLine, ExecveLine, Line } from './lines.ts';
import { isNode, nameOf } from './names.ts';
import type { Shorten } from './shorten.ts';

export interface Births {
	/** A lane file begins: gives its lane. Its spawn must be known. */
	identify(file: string, line: BeginLine): KnownLane;
	/** A process or thread is asked for. */
	asked(line: Line & { k: 'spawn' | 'thread' }, lane: KnownLane): void;
	/** The process replaces its program. */
	execve(line: ExecveLine, lane: KnownLane): void;
	/** A child exists. Without a pid it is known only when it reports for itself. */
	made(line: Line & { k: 'spawned' | 'threaded' }): void;
	/** The spawn of a token, where its line was read. */
	spawn(token: string): Spawn | undefined;
	/** The lane of a file, where it has begun. */
	of(file: string): KnownLane | undefined;
	/** The living process of a pid. */
	withPid(pid: number): KnownLane | undefined;
	/** The lane has ended: its pid may come again. */
	forget(lane: KnownLane): void;
	/** Whether a process was asked for of which nothing more is known yet. */
	expecting(): boolean;
	/** The processes that were asked for so. */
	expected(): Spawn[];
	/** Makes a lane of what somebody else saw. */
	begin(spawn: Spawn, pid?: number): KnownLane;
	readonly root: KnownLane;
	readonly lanes: KnownLane[];
}

export interface BirthsOptions {
	/** The token of the runner's own spawn. */
	token: string;
	start: number;
	pid: number;
	command: string[];
	shorten: Shorten;
	/** A lane is new, or more became known of it. */
	tell(lane: Lane): void;
	event: (lane: KnownLane, event: EventBody, t: number) => void;
}

/** Starts with the run's first process, not yet heard of. */
export function births({ token, start, pid, command, shorten, tell, event }: BirthsOptions): Births {
	const byFile = new Map<string, KnownLane>();
	const byPid = new Map<number, KnownLane>();
	const spawns = new Map<string, Spawn>();
	const expected = new Set<string>();
	const lanes: KnownLane[] = [];
	let processes = 0;

	const first: Spawn = { kind: 'process', t: start, file: 'node', argv: command, name: nameOf(command), owned: {} };
	spawns.set(token, first);
	const root = begin(first, pid);

	function identify(file: string, line: BeginLine): KnownLane {
		const lane = laneOf(spawns.get(line.spawn) as Spawn, line);
		byFile.set(file, lane);
		lane.files.push(file);
		lane.last = Math.max(lane.last, line.t);
		if (line.thread === undefined) {
			lane.fds = line.fds;
			byPid.set(line.pid, lane);
			lane.lane.pid ??= line.pid;
		} else {
			lane.lane.threadId = line.thread;
			lane.lane.pid = line.pid;
		}
		lane.tid = line.tid;
		if (lane.lane.node === false) lane.lane.node = true;
		tell({ ...lane.lane });
		return lane;
	}

	function laneOf(spawn: Spawn, line: BeginLine): KnownLane {
		if (line.thread !== undefined) return spawn.lane ?? begin(spawn);
		const seen = byPid.get(line.pid);
		if (seen?.lane.kernel) return seen;
		const born = Math.round(line.t - line.up * 1e6);
		const direct = spawn.pid !== undefined ? spawn.pid === line.pid : spawn.parent?.lane.pid === line.ppid;
		const isOwn = direct || (!spawn.parent && !spawn.execed);
		const lane = spawn.lane ?? begin(spawn, isOwn ? line.pid : undefined);
		if (isOwn) {
			const isTold = isNode(spawn.file) && !spawn.begun;
			spawn.begun = true;
			if (!isTold && !lane.became && (!lane.kernel || lane.files.length > 0)) {
				const argv = shorten.argv([...line.argv.slice(0, 1), ...line.execArgv, ...line.argv.slice(1)]);
				event(lane, { kind: 'exec', argv, seen: 'exact' }, Math.max(lane.last, born));
			}
			lane.became = undefined;
			return lane;
		}
		// A Node process below one that is not: it carries the token of the spawn above both.
		const parent = byPid.get(line.ppid) ?? lane;
		const t = Math.max(born, spawn.t);
		const { argv } = line;
		const own = { at: undefined, sync: undefined, detached: undefined, file: 'node' };
		return begin({ ...spawn, parent, t, argv, name: nameOf(argv), ...own }, line.pid, 'inferred');
	}

	function begin(spawn: Spawn, pid = spawn.pid, seen: 'exact' | 'inferred' = 'exact'): KnownLane {
		const { parent, kind } = spawn;
		const own = parent?.process;
		const id = kind === 'process' || !own ? `P${++processes}` : `${own.lane.id}.T${++own.threads}`;
		const lane: Lane = { id, kind, name: spawn.name };
		if (parent) lane.parent = parent.lane.id;
		if (kind === 'process') lane.argv = shorten.argv(spawn.argv);
		if (pid !== undefined) lane.pid = pid;
		if (kind === 'process' && (spawn.kernel || !isNode(spawn.file))) lane.node = false;
		if (spawn.kernel) lane.kernel = true;
		const known: KnownLane = {
			...{ lane, parent, owned: spawn.owned, start: spawn.t, last: spawn.t },
			...{ files: [], ended: false, threads: 0, process: undefined as never, group: undefined as never },
		};
		known.process = kind === 'thread' && own ? own : known;
		known.group = spawn.detached || !own ? known.process : own.group;
		if (kind === 'process' && spawn.inherits) known.fds = spawn.inherits.map((fd) => own?.fds?.[(fd ?? 0) - 1]);
		if (seen === 'inferred') known.inferred = true;
		spawn.lane = known;
		lanes.push(known);
		if (pid !== undefined) byPid.set(pid, known);
		tell({ ...lane });
		if (parent) event(parent, { kind: 'spawn', child: id, at: shorten.place(spawn.at) }, spawn.t);
		event(known, { kind: 'start', seen }, spawn.t);
		if (parent && spawn.sync) event(parent, { kind: 'wait', on: `child:${id}`, at: shorten.place(spawn.at) }, spawn.t);
		return known;
	}

	function made(line: Line & { k: 'spawned' | 'threaded' }): void {
		expected.delete(line.spawn);
		const spawn = spawns.get(line.spawn);
		if (!spawn || ('failed' in line && line.failed)) return;
		if (line.k === 'spawned') spawn.pid = line.pid;
		if (!spawn.lane && (line.k === 'threaded' || line.pid !== undefined)) begin(spawn);
	}

	return {
		identify,
		asked(line, lane) {
			if (line.k === 'spawn') expected.add(line.spawn);
			spawns.set(line.spawn, lineSpawn(line, lane));
		},
		execve({ t, spawn, file, argv, at }, lane) {
			const name = nameOf(argv);
			const { parent, owned } = lane;
			const own = { parent, owned, pid: lane.lane.pid, lane };
			spawns.set(spawn, { kind: 'process', t, file, argv, name, at, execed: true, ...own });
			event(lane, { kind: 'exec', argv: shorten.argv(argv), seen: 'exact', at: shorten.place(at) }, t);
			if (isNode(file)) return;
			lane.lane.node = false;
			tell({ ...lane.lane });
		},
		made,
		spawn: (token) => spawns.get(token),
		of: (file) => byFile.get(file),
		withPid: (pid) => byPid.get(pid),
		forget(lane) {
			const { pid } = lane.lane;
			if (pid !== undefined && byPid.get(pid) === lane) byPid.delete(pid);
		},
		expecting: () => expected.size > 0,
		expected: () => [...expected].flatMap((token) => spawns.get(token) ?? []),
		begin,
		root,
		lanes,
	};
}
