/** Makes lanes and events of the lines that the probes wrote. Pure. */
import type { RunEvent, Seen, StreamItem } from '../recording/types.ts';
import { births } from './births.ts';
import { conduct } from './conduct.ts';
import { groupKills, OTHERS } from './group-kills.ts';
import { holdBack } from './hold-back.ts';
import { identities } from './identities.ts';
import type { EventBody, KnownLane, Spawn } from './known-lane.ts';
import { lineEvent, lineWrite } from './line-event.ts';
import type { FloodLine, Line } from './lines.ts';
import { messages } from './messages.ts';
import type { Shorten } from './shorten.ts';
import { type SeenBytes, streams } from './streams.ts';
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
	/** What the kernel says: at `t` the lane had used so many microseconds of CPU time since its start. */
	measured(lane: KnownLane, t: number, used: number, busy?: number): void;
	/** Nothing more will be read: nothing is held back for it any longer. */
	release(): void;
	/** Whether a process was asked for of which nothing more is known yet: what it writes may come first. */
	expecting(): boolean;
	/** Whether lines of a lane wait for those of another. */
	holding(): boolean;
	/** The living process of a pid. */
	withPid(pid: number): KnownLane | undefined;
	/** The processes that were asked for, and of which nothing more is known yet. */
	expected(): Spawn[];
	/** Makes a lane of what somebody else saw. */
	begin(spawn: Spawn, pid?: number): KnownLane;
	/** A lane that cannot report moved bytes, as the kernel saw. Gives whether they lead to another lane, or come from one. */
	seen(lane: KnownLane, moved: SeenBytes): boolean;
	/** Tells again of a lane of which more became known. */
	renamed(lane: KnownLane): void;
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
export function assemble(options: AssemblyOptions): Assembly {
	const { start, shorten, emit, output, flood, ending } = options;
	const family = births({ ...options, event, tell: (newLane) => emit({ newLane }) });
	const { lanes, root } = family;
	const held = holdBack(tryTake);
	const grouped = groupKills();
	const known = identities();
	const thinned = thin(options.events);
	const doings = conduct({
		...{ lanes, event, tell, place: shorten.place, nameOfBuffer: known.nameOfBuffer },
		laneOf: (token) => family.spawn(token)?.lane,
	});
	const talk = messages({
		...{ identities: known, thinned, spawn: family.spawn, event, place: shorten.place, wake: held.wake },
	});
	const bytes = streams({ laneOf: (token) => family.spawn(token)?.lane, tell, event, output, flood, shorten });
	let told: (Line & { k: 'reap' })[] = [];
	let ripe: (Line & { k: 'reap' })[] = [];

	/** Gives what the line waits for, where it cannot be taken yet. */
	function tryTake(file: string, line: Line, forced: boolean): string | undefined {
		const lane = family.of(file);
		if (lane)
			return (forced ? undefined : (grouped(line) ?? talk.waits(file, lane, line))) ?? takeFrom(file, lane, line);
		if (line.k !== 'begin') return undefined;
		// A child's file may be read before its parent's line is.
		if (!family.spawn(line.spawn)) return awaitedSpawn(line.spawn);
		const begun = family.identify(file, line);
		bytes.begun(begun, line);
		talk.take(file, begun, line);
		return undefined;
	}

	function takeFrom(file: string, lane: KnownLane, line: Line): string | undefined {
		const isDone = doings.take(lane, line);
		lane.last = Math.max(lane.last, line.t);
		if (isDone || talk.take(file, lane, line) || bytes.take(lane, line)) return undefined;
		if (line.k === 'spawn' || line.k === 'thread') family.asked(line, lane);
		else if (line.k === 'spawned' || line.k === 'threaded') family.made(line);
		else if (line.k === 'reap') learn(line);
		else if (line.k === 'execve') family.execve(line, lane);
		else if (line.k === 'exit') lane.ownEnd = line;
		else if (line.k === 'flood') flood(lane, line);
		else if (line.k === 'left') thinned.leave(lane, line.what, line.t, line.count);
		else if (line.k === 'out') output(lane, lineWrite(line, shorten));
		else addOwn(lane, line);
		return undefined;
	}

	function learn(line: Line & { k: 'reap' }): void {
		const lane = family.spawn(line.spawn)?.lane;
		if (lane) lane.learned = line.t;
		told.push(line);
	}

	function addOwn(lane: KnownLane, line: Line): void {
		const body = lineEvent(line, { shorten, identities: known });
		if (body) tell(lane, body, line.t);
	}

	function tell(lane: KnownLane, body: EventBody, t: number): boolean {
		const told = thinned.tells(lane, body.kind, t);
		if (told) event(lane, body, t);
		return told;
	}

	function settle(): void {
		for (const key of held.awaited()) if (key === OTHERS || family.spawn(key.slice(SPAWN.length))) held.wake(key);
		held.settle();
		doings.settle();
		bytes.settle();
		for (const line of ripe) {
			const lane = family.spawn(line.spawn)?.lane;
			if (lane) endReaped(lane, line);
		}
		ripe = told;
		told = [];
	}

	function endReaped(lane: KnownLane, { code, signal, t, why, at }: Line & { k: 'reap' }): void {
		lane.why ??= { why, at };
		end(lane, { code, signal, reaped: t });
	}

	function end(
		lane: KnownLane,
		{ code, signal: learned, reaped, seen = reaped === undefined ? 'inferred' : 'exact' }: LaneEnd,
	): void {
		if (lane.ended) return;
		for (const file of lane.files) held.release(file);
		// Of one whose end nobody saw, and that said nothing of it, it counts what it was sent.
		const fatal = seen === 'inferred' && !lane.ownEnd ? doings.fatalSignal(lane) : undefined;
		const signal = fatal?.signal ?? learned;
		lane.ended = true;
		family.forget(lane);
		let t = Math.max(lane.last, lane.gone ?? lane.ownEnd?.t ?? reaped ?? 0, fatal?.t ?? 0);
		if (lane.process === lane) {
			for (const thread of lanes) {
				if (thread.process !== lane || thread === lane) continue;
				// What its parent said of its end may have come with the last lines.
				const reap = [...ripe, ...told].find(({ spawn }) => family.spawn(spawn)?.lane === thread);
				if (reap) endReaped(thread, reap);
				else end(thread, { code: thread.ownEnd?.code ?? null, signal });
				t = Math.max(t, thread.last);
			}
		}
		// One that was killed may just not have come so far.
		const isMute = lane.process === lane && lane !== root && lane.files.length === 0 && signal === null;
		if (isMute && lane.lane.node === undefined) unmask(lane);
		bytes.ended(lane);
		ending(lane, lane.files);
		doings.ended(lane, signal, t);
		tellLeftOut(lane);
		// What was told of it last may be younger than the end that was known.
		t = Math.max(t, lane.last);
		const known = reaped === undefined ? {} : { reaped: Math.max(reaped, t) - start };
		const { why, at } = lane.ownEnd ?? lane.why ?? {};
		const reason = why === undefined ? {} : { why, at: shorten.place(at) };
		event(lane, { kind: 'exit', code, signal, seen, ...known, ...reason }, t);
	}

	function tellLeftOut(lane: KnownLane): void {
		for (const { t, ...left } of thinned.leftOut(lane)) event(lane, { kind: 'dropped', ...left }, t);
	}

	/** It had the name of Node, and never reported. */
	function unmask({ lane }: KnownLane): void {
		lane.node = false;
		lane.name = lane.argv?.[0] ?? lane.name;
		emit({ newLane: { ...lane } });
	}

	function release(): void {
		held.release();
		settle();
		bytes.release();
		for (const lane of lanes) if (!lane.ended) tellLeftOut(lane);
	}

	function event(lane: KnownLane, body: EventBody, t: number): void {
		lane.last = Math.max(lane.last, t);
		const made = { t: t - start, lane: lane.lane.id, ...body } as RunEvent;
		for (const key of Object.keys(made) as (keyof RunEvent)[]) if (made[key] === undefined) delete made[key];
		emit(made);
	}

	const renamed = ({ lane }: KnownLane) => emit({ newLane: { ...lane } });
	const { begin, expected, expecting, withPid } = family;
	function seen(lane: KnownLane, body: EventBody, t: number): void {
		doings.seen(lane, body, t);
		if (body.kind === 'exec') lane.became = true;
		event(lane, body, t);
	}

	return {
		take: held.take,
		settle,
		end,
		event: seen,
		measured: doings.measured,
		release,
		begin,
		renamed,
		seen: bytes.seen,
		expected,
		expecting,
		holding: held.holds,
		withPid,
		root,
		lanes,
	};
}

const SPAWN = 'spawn:';
const awaitedSpawn = (token: string) => SPAWN + token;
