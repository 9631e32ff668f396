/** Makes lanes and events of the lines that the probes wrote. Pure. */
import { basename } from 'node:path';
import type { Lane, RunEvent, StreamItem } from '../recording/types.ts';
import type { EventBody, KnownLane, Spawn } from './known-lane.ts';
import { lineEvent } from './line-event.ts';
import type { BeginLine, Line, OutLine } from './lines.ts';
import { isNode, nameOf } from './names.ts';
import type { Shorten } from './shorten.ts';

export interface Assembly {
	take(file: string, line: Line): void;
	/** To be called after each reading of all files: ends the lanes whose end was told before it. True: read once more. */
	settle(): boolean;
	/** Ends a lane; `reaped` in absolute microseconds, where its parent learned of it. */
	end(lane: KnownLane, code: number | null, signal: string | null, reaped?: number): void;
	/** Adds an event that the runner itself saw. */
	event(lane: KnownLane, event: EventBody, t: number): void;
	readonly root: KnownLane;
	readonly lanes: KnownLane[];
}

export interface AssemblyOptions {
	/** The token of the runner's own spawn. */
	token: string;
	/** Absolute microseconds of that spawn. */
	start: number;
	command: string[];
	shorten: Shorten;
	emit(item: StreamItem): void;
	/** A lane wrote to one of its standard streams; called before the event is emitted by the callee. */
	output(lane: KnownLane, line: OutLine, emit: () => void): void;
}

/** Starts with the run's first process, not yet heard of. */
export function assemble({ token, start, command, shorten, emit, output }: AssemblyOptions): Assembly {
	const byFile = new Map<string, KnownLane>();
	const byPid = new Map<number, KnownLane>();
	const spawns = new Map<string, Spawn>();
	const early = new Map<string, Line[]>();
	const lanes: KnownLane[] = [];
	let told: (Line & { k: 'reap' })[] = [];
	let ripe: (Line & { k: 'reap' })[] = [];
	let processes = 0;

	const first: Spawn = {
		kind: 'process',
		t: start,
		file: 'node',
		argv: command,
		name: nameOf(command),
		owned: {},
	};
	spawns.set(token, first);
	const root = begin(first);

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
			if (!isNode(spawn.file) || lane.fds) {
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
			lane,
			process: undefined as never,
			parent,
			owned: spawn.owned,
			last: spawn.t,
			ended: false,
			threads: 0,
		};
		known.process = kind === 'thread' && own ? own : known;
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
		if (line.k === 'spawn' || line.k === 'thread') spawns.set(line.spawn, spawnOf(line, lane));
		else if (line.k === 'threaded') spawn && (spawn.lane ?? begin(spawn));
		else if (line.k === 'spawned') made(spawn, line);
		else if (line.k === 'reap') told.push(line);
		else if (line.k === 'exit') lane.ownEnd = { t: line.t, code: line.code };
		else if (line.k === 'out') output(lane, line, () => addOwn(lane, line));
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
		if (body) event(lane, body, line.t);
	}

	function settle(): boolean {
		for (const [file, lines] of [...early]) {
			const [line] = lines;
			if (line?.k !== 'begin' || !spawns.has(line.spawn)) continue;
			early.delete(file);
			for (const each of lines) take(file, each);
		}
		for (const { spawn, code, signal, t } of ripe) {
			const lane = spawns.get(spawn)?.lane;
			if (lane) end(lane, code, signal, t);
		}
		ripe = told;
		told = [];
		return ripe.length > 0;
	}

	function end(lane: KnownLane, code: number | null, signal: string | null, reaped?: number): void {
		if (lane.ended) return;
		lane.ended = true;
		if (lane.lane.pid !== undefined && byPid.get(lane.lane.pid) === lane) byPid.delete(lane.lane.pid);
		const t = Math.max(lane.last, lane.ownEnd?.t ?? reaped ?? 0);
		if (lane.process === lane) {
			for (const thread of lanes) if (thread.process === lane && thread !== lane) end(thread, null, signal, undefined);
		}
		const seen = reaped === undefined ? 'inferred' : 'exact';
		const learned = reaped === undefined ? {} : { reaped: Math.max(reaped, t) - start };
		event(lane, { kind: 'exit', code, signal, seen, ...learned }, t);
	}

	function event(lane: KnownLane, body: EventBody, t: number): void {
		lane.last = Math.max(lane.last, t);
		const made = { t: t - start, lane: lane.lane.id, ...body } as RunEvent;
		if (made.at === undefined) delete made.at;
		emit(made);
	}

	return { take, settle, end, event, root, lanes };
}

function spawnOf(line: Line & { k: 'spawn' | 'thread' }, parent: KnownLane): Spawn {
	const { t, at } = line;
	if (line.k === 'spawn') {
		const { file, argv } = line;
		return { kind: 'process', parent, t, at, file, argv, name: nameOf(argv), owned: {} };
	}
	const name = line.name ?? basename(line.file ?? 'worker');
	return { kind: 'thread', parent, t, at, file: '', argv: [], name, owned: { 1: line.stdout, 2: line.stderr } };
}
