/** Slices: the intervals of a lane, derived from its events. */

import { holdsOf, waitsOf } from './intervals.ts';
import { compareMoments } from './lane-order.ts';
import { beginOf } from './life.ts';
import type { Lane, LaneId, LockEvent, Recording, RunEvent } from './types.ts';

/**
 * - `starting`: from the lane's start to the first line of its own code.
 * - `alive`: from there to its exit; from its start where the lane could not report for itself.
 * - `running`: between two readings of its CPU time; `share` of that time it ran on a core.
 * - `waiting`: for what `label` names, until it was woken or holds it.
 * - `holding`: what `label` names, until it released it.
 * - `blocked`: the event loop or the thread stood still, for the reason in `label`.
 * - `stopped`: by a signal, until it ran on.
 * - `zombie`: it had ended, and its parent did not know yet.
 * - `orphaned`: its parent had ended; `label` is the new one.
 */
export interface Slice {
	lane: LaneId;
	/** Microseconds. */
	from: number;
	to: number;
	kind: 'starting' | 'alive' | 'running' | 'waiting' | 'holding' | 'blocked' | 'stopped' | 'zombie' | 'orphaned';
	label: string;
	/** `running`: CPU time per time, measured: 0 stood still, 1 ran all the time; more with several threads. */
	share?: number;
	/** True where it had not ended when the recording did; `to` is then the recording's last moment. */
	open?: true;
}

/** The slices of all lanes, sorted by start, the outer before the inner. */
export function slicesOf(recording: Recording): Slice[] {
	const end = endOf(recording);
	const events = new Map<LaneId, RunEvent[]>(recording.lanes.map(({ id }) => [id, []]));
	for (const event of recording.events) events.get(event.lane)?.push(event);
	const slices = recording.lanes.flatMap((lane) => slicesOfLane(lane, events.get(lane.id) ?? [], end));
	return slices.sort((a, b) => compareMoments({ t: a.from, lane: a.lane }, { t: b.from, lane: b.lane }) || b.to - a.to);
}

/** The recording's last moment. */
function endOf({ header, events }: Recording): number {
	return events.reduce((last, { t }) => Math.max(last, t), header.durationUs ?? 0);
}

function slicesOfLane(lane: Lane, events: RunEvent[], end: number): Slice[] {
	const first = events[0];
	if (!first) return [];
	const exit = events.find(({ kind }) => kind === 'exit');
	const close: Close = exit ? { to: exit.t } : { to: end, open: true };
	return [
		...lifeOf(lane, events, first.t, close),
		...runningOf(lane.id, events),
		...locksOf(lane.id, events, close),
		...blocksOf(lane.id, events),
		...statesOf(lane.id, events, close, end),
	];
}

type Close = { to: number; open?: true };

function lifeOf(lane: Lane, events: RunEvent[], from: number, close: Close): Slice[] {
	const running = beginOf(events);
	const alive = (t: number): Slice => ({ lane: lane.id, from: t, ...close, kind: 'alive', label: lane.name });
	const starting = (end: Close): Slice => ({ lane: lane.id, from, ...end, kind: 'starting', label: 'starting' });
	if (running) return [starting({ to: running.t }), alive(running.t)];
	// A Node lane without its first line yet is starting as long as it lives; one that never got there was alive.
	return close.open && lane.node !== false ? [starting(close)] : [alive(from)];
}

/** Nothing is told where nothing was measured: before the first reading, and from where readings were left out. */
function runningOf(lane: LaneId, events: RunEvent[]): Slice[] {
	const slices: Slice[] = [];
	let from = events[0]?.t ?? 0;
	let used = 0;
	for (const event of events) {
		if (event.kind === 'dropped' && event.what === 'cpu') break;
		if (event.kind !== 'cpu') continue;
		used += event.us;
		// Two readings in one microsecond: their time shows in the next interval.
		if (event.t <= from) continue;
		const share = Math.round((used / (event.t - from)) * 1000) / 1000;
		slices.push({ lane, from, to: event.t, kind: 'running', label: `${Math.round(share * 100)} % of a core`, share });
		from = event.t;
		used = 0;
	}
	return slices;
}

function statesOf(lane: LaneId, events: RunEvent[], close: Close, end: number): Slice[] {
	const exit = events.find((event) => event.kind === 'exit');
	return events.flatMap((event, index): Slice[] => {
		if (event.kind !== 'state') return [];
		const slice = { lane, from: event.t, kind: event.state };
		if (slice.kind === 'stopped') {
			const next = events.slice(index).find((later) => later.kind === 'state' && later.state === 'running');
			return [{ ...slice, kind: slice.kind, ...(next ? { to: next.t } : close), label: 'stopped' }];
		}
		if (slice.kind === 'zombie') {
			const reaped =
				exit?.reaped === undefined ? { to: Math.max(end, event.t), open: true as const } : { to: exit.reaped };
			return [{ ...slice, kind: slice.kind, ...reaped, label: 'ended, and its parent does not know yet' }];
		}
		// One that ended in the same moment has no time as an orphan.
		if (slice.kind !== 'orphaned' || close.to <= event.t) return [];
		return [{ ...slice, kind: slice.kind, ...close, label: event.parent ?? '' }];
	});
}

function locksOf(lane: LaneId, events: RunEvent[], close: Close): Slice[] {
	const slice = (kind: Slice['kind'], begin: LockEvent, end?: LockEvent): Slice => ({
		...{ lane, from: begin.t, ...(end ? { to: end.t } : close), kind, label: begin.on },
	});
	return [
		...waitsOf(events).map(({ wait, end }) => slice('waiting', wait, end)),
		...holdsOf(events).map(({ hold, release }) => slice('holding', hold, release)),
	];
}

function blocksOf(lane: LaneId, events: RunEvent[]): Slice[] {
	return events.flatMap((event) =>
		event.kind === 'block'
			? { lane, from: event.t, to: event.t + event.us, kind: 'blocked' as const, label: event.why }
			: [],
	);
}
