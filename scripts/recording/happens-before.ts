/**
 * What happened before what, whatever the clocks say: the order of each lane, and what went from one lane to another.
 *
 * Each event has a vector clock: of each lane, how many events had happened before it. An event takes over what the events
 * know that brought it about, so `a` happened before `b` exactly where `b` knows of `a`.
 */
import { causeLinks } from './cause-links.ts';
import type { LaneId, Recording, RunEvent } from './types.ts';

/** The order of a run's events, as far as it was no chance. */
export interface Order {
	/** Whether `a` happened before `b` by what the lanes did, and not by chance. False for one and the same. */
	isBefore(a: RunEvent, b: RunEvent): boolean;
	/** How many events of the lane happened before this one: the first so many. */
	countBefore(event: RunEvent, lane: LaneId): number;
	/** The same for all events of a lane between which nothing more of other lanes had happened. */
	knowledgeOf(event: RunEvent): unknown;
}

/** The order of a recording's events. An event is known by its identity: ask about those of this recording. */
export function orderOf(recording: Recording): Order {
	const lanes = Map.groupBy(recording.events, ({ lane }) => lane);
	const numbers = new Map([...lanes.keys()].map((id, index) => [id, index]));
	const places = new Map<RunEvent, number>();
	for (const own of lanes.values()) for (const [index, event] of own.entries()) places.set(event, index);
	const clocks = clocksOf([...lanes.values()], numbers, causesOf(recording));

	function countBefore(event: RunEvent, lane: LaneId): number {
		if (event.lane === lane) return places.get(event) ?? 0;
		return clocks.get(event)?.[numbers.get(lane) ?? -1] ?? 0;
	}

	return {
		isBefore: (a, b) => a !== b && (places.get(a) ?? Number.POSITIVE_INFINITY) < countBefore(b, a.lane),
		countBefore,
		knowledgeOf: (event) => clocks.get(event),
	};
}

/** Whether `a` happened before `b`. For many questions to one recording, ask `orderOf` once. */
export function happensBefore(recording: Recording, a: RunEvent, b: RunEvent): boolean {
	return orderOf(recording).isBefore(a, b);
}

type Clock = Int32Array<ArrayBufferLike>;

/**
 * Lane by lane as far as each can go: an event waits until its causes have their clocks. Causes that wait for each other in
 * one microsecond cannot both be; the event that is first in the recording then goes on without them. Events between two
 * causes share a clock.
 */
function clocksOf(
	lanes: RunEvent[][],
	numbers: Map<LaneId, number>,
	causes: Map<RunEvent, RunEvent[]>,
): Map<RunEvent, Clock> {
	const clocks = new Map<RunEvent, Clock>();
	const places = new Map<RunEvent, number>();
	const next = lanes.map(() => 0);
	const latest: Clock[] = lanes.map(() => new Int32Array(numbers.size));
	const waiting = new Map<RunEvent, Set<number>>();

	function advance(lane: number, force: boolean): number[] {
		const freed: number[] = [];
		for (let forced = force; ; forced = false) {
			const event = lanes[lane]?.[next[lane] ?? 0];
			if (!event) return freed;
			const from = causes.get(event) ?? [];
			const missing = forced ? undefined : from.find((cause) => !clocks.has(cause));
			if (missing) {
				waiting.set(missing, (waiting.get(missing) ?? new Set()).add(lane));
				return freed;
			}
			const told = from.filter((cause) => clocks.has(cause));
			if (told.length > 0) latest[lane] = joined(latest[lane] as Clock, told);
			clocks.set(event, latest[lane] as Clock);
			places.set(event, next[lane] as number);
			next[lane] = (next[lane] as number) + 1;
			freed.push(...(waiting.get(event) ?? []));
			waiting.delete(event);
		}
	}

	function joined(clock: Clock, from: RunEvent[]): Clock {
		const more = Int32Array.from(clock);
		for (const cause of from) {
			const theirs = clocks.get(cause) as Clock;
			for (let lane = 0; lane < more.length; lane++)
				more[lane] = Math.max(more[lane] as number, theirs[lane] as number);
			const lane = numbers.get(cause.lane) as number;
			more[lane] = Math.max(more[lane] as number, (places.get(cause) as number) + 1);
		}
		return more;
	}

	const ready = lanes.map((_, lane) => lane);
	for (;;) {
		for (let lane = ready.pop(); lane !== undefined; lane = ready.pop()) ready.push(...advance(lane, false));
		const stuck = lanes
			.flatMap((own, lane) => ({ lane, event: own[next[lane] as number] }))
			.filter(({ event }) => event);
		const first = stuck.sort((a, b) => (a.event as RunEvent).t - (b.event as RunEvent).t)[0];
		if (!first) return clocks;
		ready.push(...advance(first.lane, true), first.lane);
	}
}

/** What brought each event about, in other lanes. */
function causesOf(recording: Recording): Map<RunEvent, RunEvent[]> {
	const causes = new Map<RunEvent, RunEvent[]>();
	for (const { from, to } of causeLinks(recording)) {
		const known = causes.get(to);
		if (known) known.push(from);
		else causes.set(to, [from]);
	}
	return causes;
}
