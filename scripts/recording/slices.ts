/** Slices: the intervals of a lane, derived from its events. */

import { holdsOf, waitsOf } from './intervals.ts';
import { compareMoments } from './lane-order.ts';
import type { Lane, LaneId, LockEvent, Recording, RunEvent } from './types.ts';

/**
 * - `starting`: from the lane's start to the first line of its own code.
 * - `alive`: from there to its exit; from its start where the lane could not report for itself.
 * - `waiting`: for what `label` names, until it was woken or holds it.
 * - `holding`: what `label` names, until it released it.
 * - `blocked`: the event loop or the thread stood still, for the reason in `label`.
 */
export interface Slice {
	lane: LaneId;
	/** Microseconds. */
	from: number;
	to: number;
	kind: 'starting' | 'alive' | 'waiting' | 'holding' | 'blocked';
	label: string;
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
	return [...lifeOf(lane, events, first.t, close), ...locksOf(lane.id, events, close), ...blocksOf(lane.id, events)];
}

type Close = { to: number; open?: true };

function lifeOf(lane: Lane, events: RunEvent[], from: number, close: Close): Slice[] {
	const running = events.find((event) => event.kind === 'state' && event.state === 'running');
	const alive = (t: number): Slice => ({ lane: lane.id, from: t, ...close, kind: 'alive', label: lane.name });
	const starting = (end: Close): Slice => ({ lane: lane.id, from, ...end, kind: 'starting', label: 'starting' });
	if (running) return [starting({ to: running.t }), alive(running.t)];
	// A Node lane without its first line yet is starting as long as it lives; one that never got there was alive.
	return close.open && lane.node !== false ? [starting(close)] : [alive(from)];
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
