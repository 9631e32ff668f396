/** Makes lanes and events of the lines that the probes wrote. Pure. */
import type { Lane, RunEvent, Seen, StreamItem } from '../recording/types.ts';
import type { EventBody, KnownLane, Spawn } from './known-lane.ts';
import { lineEvent, lineSpawn, lineWrite } from './line-event.ts';
import type { BeginLine, FloodLine, Line } from './lines.ts';
import { isNode, nameOf } from './names.ts';
import type { Shorten } from './shorten.ts';
import type { Write } from './terminal.ts';
import { thin } from './thin.ts';

export interface Assembly {
	take(file: string, line: Line): void;
	/** To be called after each reading of all files: ends the lanes whose end was told before the last time. */
	settle(): void;
	/** Ends a lane, and with a process its threads. */
	end(lane: KnownLane, end: LaneEnd): void;
	/** Adds an event that the runner itself saw. */
	event(lane: KnownLane, event: EventBody, t: number): void;
	/** Whether a process was asked for of which nothing more is known yet: what it writes may come first. */
	expecting(): boolean;
	readonly root: KnownLane;
	readonly lanes: KnownLane[];
}

export interface LaneEnd {
	code: number | null;
	signal: string | null;
	/** When its parent learned of it, absolute microseconds. Absent where nobody did. */
	reaped?: number;
	seen?: Seen;
}

export interface AssemblyOptions {
	/** The token of the runner's own spawn. */
	token: string;
	/** Absolute microseconds of that spawn. */
	start: number;
	/** The first process's. */
	pid: number;
	command: string[];
	/** Of one kind in one lane: what is told of it in full. */
	events: number;
	shorten: Shorten;
	emit(item: StreamItem): void;
	/** A lane writes to one of its standard streams. */
	output(lane: KnownLane, write: Write): void;
	/** A lane made writes that it does not report one by one. */
	flood(lane: KnownLane, line: FloodLine): void;
	/** A lane is about to end; these were its files. */
	ending(lane: KnownLane, files: string[]): void;
}

/** Starts with the run's first process, not yet heard of. */
export function assemble({
	token,
	start,
	pid,
	command,
	events,
	shorten,
	emit,
	output,
	flood,
	ending,
}: AssemblyOptions): Assembly {
	const byFile = new Map<string, KnownLane>();
	const byPid = new Map<number, KnownLane>();
	const spawns = new Map<string, Spawn>();
	const early = new Map<string, Line[]>();
	const expected = new Set<string>();
	const lanes: KnownLane[] = [];
	const thinned = thin(events);
	let told: (Line & { k: 'reap' })[] = [];
	let ripe: (Line & { k: 'reap' })[] = [];
	let processes = 0;

	const first: Spawn = { kind: 'process', t: start, file: 'node', argv: command, name: nameOf(command), owned: {} };
	spawns.set(token, first);
	const root = begin(first, pid);

	function take(file: string, line: Line): void {
		const waiting = early.get(file);
		if (waiting) {
			waiting.push(line);
			return;
		}
		const lane = byFile.get(file);
		if (lane) takeFrom(lane, line);
		else if (line.k === 'begin') identify(file, line);
	}

	/** A child's file may be read before its parent's line is: it then waits for the next reading. */
	function identify(file: string, line: BeginLine): void {
		const spawn = spawns.get(line.spawn);
		if (!spawn) {
			early.set(file, [line]);
			return;
		}
		const lane = laneOf(spawn, line);
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
		if (lane.lane.node === false) lane.lane.node = true;
		emit({ newLane: { ...lane.lane } });
	}

	function laneOf(spawn: Spawn, line: BeginLine): KnownLane {
		if (line.thread !== undefined) return spawn.lane ?? begin(spawn);
		const born = Math.round(line.t - line.up * 1e6);
		const direct = spawn.pid !== undefined ? spawn.pid === line.pid : spawn.parent?.lane.pid === line.ppid;
		const lane = spawn.lane ?? begin(spawn, direct || !spawn.parent ? line.pid : undefined);
		if (direct || !spawn.parent) {
			if (!isNode(spawn.file) || lane.files.length > 0) {
				const argv = shorten.argv([...line.argv.slice(0, 1), ...line.execArgv, ...line.argv.slice(1)]);
				event(lane, { kind: 'exec', argv, seen: 'exact' }, Math.max(lane.last, born));
			}
			return lane;
		}
		// A Node process below one that is not: it carries the token of the spawn above both.
		const parent = byPid.get(line.ppid) ?? lane;
		return begin(
			{
				...spawn,
				parent,
				t: Math.max(born, spawn.t),
				argv: line.argv,
				name: nameOf(line.argv),
				at: undefined,
				file: 'node',
			},
			line.pid,
			'inferred',
		);
	}

	function begin(spawn: Spawn, pid = spawn.pid, seen: 'exact' | 'inferred' = 'exact'): KnownLane {
		const { parent, kind } = spawn;
		const own = parent?.process;
		const id = kind === 'process' || !own ? `P${++processes}` : `${own.lane.id}.T${++own.threads}`;
		const lane: Lane = { id, kind, name: spawn.name };
		if (parent) lane.parent = parent.lane.id;
		if (kind === 'process') lane.argv = shorten.argv(spawn.argv);
		if (pid !== undefined) lane.pid = pid;
		if (kind === 'process' && !isNode(spawn.file)) lane.node = false;
		const known: KnownLane = {
			...{ lane, parent, owned: spawn.owned, last: spawn.t },
			...{ files: [], ended: false, threads: 0, process: undefined as never },
		};
		known.process = kind === 'thread' && own ? own : known;
		if (kind === 'process' && spawn.inherits) known.fds = spawn.inherits.map((fd) => own?.fds?.[(fd ?? 0) - 1]);
		spawn.lane = known;
		lanes.push(known);
		if (pid !== undefined) byPid.set(pid, known);
		emit({ newLane: { ...lane } });
		if (parent) event(parent, { kind: 'spawn', child: id, at: shorten.place(spawn.at) }, spawn.t);
		event(known, { kind: 'start', seen }, spawn.t);
		return known;
	}

	function takeFrom(lane: KnownLane, line: Line): void {
		lane.last = Math.max(lane.last, line.t);
		const spawn = 'spawn' in line ? spawns.get(line.spawn) : undefined;
		if (line.k === 'spawn') expected.add(line.spawn);
		else if (line.k === 'spawned') expected.delete(line.spawn);
		if (line.k === 'spawn' || line.k === 'thread') spawns.set(line.spawn, lineSpawn(line, lane));
		else if (line.k === 'threaded') spawn && (spawn.lane ?? begin(spawn));
		else if (line.k === 'spawned') made(spawn, line);
		else if (line.k === 'reap') told.push(line);
		else if (line.k === 'exit') lane.ownEnd = { t: line.t, code: line.code };
		else if (line.k === 'flood') flood(lane, line);
		else if (line.k === 'left') thinned.leave(lane, line.what, line.t, line.count);
		else if (line.k === 'out') output(lane, lineWrite(line, shorten));
		else addOwn(lane, line);
	}

	/** A child exists. Without a pid it is known only when it reports for itself. */
	function made(spawn: Spawn | undefined, { pid, failed }: Line & { k: 'spawned' }): void {
		if (!spawn || failed) return;
		spawn.pid = pid;
		if (pid !== undefined && !spawn.lane) begin(spawn);
	}

	function addOwn(lane: KnownLane, line: Line): void {
		const body = lineEvent(line, shorten);
		if (body && thinned.tells(lane, body.kind, line.t)) event(lane, body, line.t);
	}

	function settle(): void {
		for (const [file, lines] of [...early]) {
			const [line] = lines;
			if (line?.k !== 'begin' || !spawns.has(line.spawn)) continue;
			early.delete(file);
			for (const each of lines) take(file, each);
		}
		for (const { spawn, code, signal, t } of ripe) {
			const lane = spawns.get(spawn)?.lane;
			if (lane) end(lane, { code, signal, reaped: t });
		}
		ripe = told;
		told = [];
	}

	function end(
		lane: KnownLane,
		{ code, signal, reaped, seen = reaped === undefined ? 'inferred' : 'exact' }: LaneEnd,
	): void {
		if (lane.ended) return;
		lane.ended = true;
		const { pid } = lane.lane;
		if (pid !== undefined && byPid.get(pid) === lane) byPid.delete(pid);
		const t = Math.max(lane.last, lane.ownEnd?.t ?? reaped ?? 0);
		if (lane.process === lane) {
			for (const thread of lanes) {
				if (thread.process === lane) end(thread, { code: thread.ownEnd?.code ?? null, signal });
			}
		}
		if (lane.process === lane && lane !== root && lane.files.length === 0 && lane.lane.node === undefined) unmask(lane);
		ending(lane, lane.files);
		for (const { t, ...left } of thinned.leftOut(lane)) event(lane, { kind: 'dropped', ...left }, t);
		const learned = reaped === undefined ? {} : { reaped: Math.max(reaped, t) - start };
		event(lane, { kind: 'exit', code, signal, seen, ...learned }, t);
	}

	/** It had the name of Node, and never reported. */
	function unmask({ lane }: KnownLane): void {
		lane.node = false;
		lane.name = lane.argv?.[0] ?? lane.name;
		emit({ newLane: { ...lane } });
	}

	function event(lane: KnownLane, body: EventBody, t: number): void {
		lane.last = Math.max(lane.last, t);
		const made = { t: t - start, lane: lane.lane.id, ...body } as RunEvent;
		if (made.at === undefined) delete made.at;
		emit(made);
	}

	return { take, settle, end, event, expecting: () => expected.size > 0, root, lanes };
}
