/** Arrows: what went from one lane to another, derived from events. */
import { compareMoments } from './lane-order.ts';
import { beginnings, linksOf } from './links.ts';
import type { LaneId, Recording } from './types.ts';

/**
 * - `spawn`: from where a lane was started to the first line of its own code (to its start where that is not known).
 * - `message`: from a send to its receive.
 * - `bytes`: of a stream, from a write to each read that took some of its bytes.
 * - `wake`: from a notify, a release or the exit of a child to the end of the wait for it.
 * - `signal`: from where it was sent to where it was received, or to what it did. Where only one of them is known, both
 *   ends are at that instant.
 */
export interface Arrow {
	kind: 'spawn' | 'message' | 'bytes' | 'wake' | 'signal';
	from: Moment;
	to: Moment;
	label: string;
	/** True where it was concluded, and not told by those who did it. */
	inferred?: true;
}

export interface Moment {
	lane: LaneId;
	t: number;
}

/** The arrows of a recording, sorted by where they end. What has no partner in the recording has no arrow. */
export function arrowsOf(recording: Recording): Arrow[] {
	const begins = beginnings(recording);
	const links = linksOf(recording);
	const arrows = links.map(({ kind, from, to, label, inferred }): Arrow => {
		const end = kind === 'spawn' ? (begins.get(to.lane) ?? to) : to;
		return { kind, from: momentOf(from), to: momentOf(end), label, ...(inferred && { inferred }) };
	});
	const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
	return [...arrows, ...loneSignals(recording, linked)].sort(
		(a, b) => compareMoments(a.to, b.to) || compareMoments(a.from, b.from),
	);
}

/** Signals of which only one end told: that they were sent, or that they came, and from whom. */
function loneSignals({ lanes, events }: Recording, linked: Set<object>): Arrow[] {
	const known = new Set(lanes.map(({ id }) => id));
	return events.flatMap((event): Arrow[] => {
		if (event.kind !== 'signal' || linked.has(event)) return [];
		const { t, lane, signal, from = lane, to = lane } = event;
		if (from === to || !known.has(from) || !known.has(to)) return [];
		return [{ kind: 'signal', from: { lane: from, t }, to: { lane: to, t }, label: signal }];
	});
}

const momentOf = ({ lane, t }: { lane: LaneId; t: number }): Moment => ({ lane, t });
