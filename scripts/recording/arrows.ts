/** Arrows: what went from one lane to another, derived from events. */
import { waitsOf } from './intervals.ts';
import { compareMoments } from './lane-order.ts';
import { ofKind } from './of-kind.ts';
import type { LaneId, MessageEvent, Recording, RunEvent } from './types.ts';

/**
 * - `spawn`: from where a lane was started to the first line of its own code (to its start where that is not known).
 * - `message`: from a send to its receive. Byte streams: from a write to each read that took some of its bytes.
 * - `wake`: from a release (or the exit of a child) to what had waited for it.
 * - `signal`: from the lane that sent it; both ends at the instant it arrived, since only that is known.
 */
export interface Arrow {
	kind: 'spawn' | 'message' | 'wake' | 'signal';
	from: Moment;
	to: Moment;
	label: string;
}

export interface Moment {
	lane: LaneId;
	t: number;
}

/** The arrows of a recording, sorted by where they end. What has no partner in the recording has no arrow. */
export function arrowsOf(recording: Recording): Arrow[] {
	const arrows = [...spawns(recording), ...messages(recording), ...streams(recording), ...wakes(recording)];
	return [...arrows, ...signals(recording)].sort(
		(a, b) => compareMoments(a.to, b.to) || compareMoments(a.from, b.from),
	);
}

function spawns({ lanes, events }: Recording): Arrow[] {
	const names = new Map(lanes.map(({ id, name }) => [id, name]));
	const begins = new Map<LaneId, number>();
	for (const event of events) if (event.kind === 'start') begins.set(event.lane, event.t);
	for (const event of events) if (event.kind === 'state' && event.state === 'running') begins.set(event.lane, event.t);
	return events.flatMap((event) => {
		if (event.kind !== 'spawn') return [];
		const t = begins.get(event.child);
		if (t === undefined) return [];
		return { kind: 'spawn', from: momentOf(event), to: { lane: event.child, t }, label: names.get(event.child) ?? '' };
	});
}

/** One send may be received by several lanes (a broadcast). */
function messages({ events }: Recording): Arrow[] {
	const sends = new Map<string, MessageEvent>();
	for (const event of events) if (event.kind === 'send' && event.message) sends.set(event.message, event);
	return events.flatMap((event) => {
		const send = event.kind === 'receive' && event.message ? sends.get(event.message) : undefined;
		if (!send) return [];
		return { kind: 'message', from: momentOf(send), to: momentOf(event), label: send.preview ?? send.channel };
	});
}

/** Both ends of a channel tell their ranges in order, so one pass joins those that overlap. */
function streams({ events }: Recording): Arrow[] {
	const channels = new Map<string, { sends: Range[]; receives: Range[] }>();
	for (const event of events) {
		const range = rangeOf(event);
		if (!range) continue;
		const channel = channels.get(range.channel) ?? { sends: [], receives: [] };
		channels.set(range.channel, channel);
		channel[event.kind === 'send' ? 'sends' : 'receives'].push(range);
	}
	return [...channels.values()].flatMap(({ sends, receives }) => joinRanges(sends, receives));
}

interface Range {
	channel: string;
	moment: Moment;
	from: number;
	to: number;
}

function rangeOf(event: RunEvent): Range | undefined {
	if (event.kind !== 'send' && event.kind !== 'receive') return undefined;
	const { channel, from, to } = event;
	return from === undefined || to === undefined ? undefined : { channel, moment: momentOf(event), from, to };
}

function joinRanges(sends: Range[], receives: Range[]): Arrow[] {
	const arrows: Arrow[] = [];
	const sorted = sends.toSorted((a, b) => a.from - b.from);
	let first = 0;
	for (const receive of receives.toSorted((a, b) => a.from - b.from)) {
		while (first < sorted.length && (sorted[first] as Range).to <= receive.from) first++;
		for (let next = first; next < sorted.length; next++) {
			const send = sorted[next] as Range;
			if (send.from >= receive.to) break;
			const bytes = Math.min(send.to, receive.to) - Math.max(send.from, receive.from);
			if (bytes <= 0) continue;
			const label = bytes === 1 ? '1 byte' : `${bytes} bytes`;
			arrows.push({ kind: 'message', from: send.moment, to: receive.moment, label });
		}
	}
	return arrows;
}

/** A wait that ended by itself (a timeout, a value that had changed already) was woken by nobody. */
const WOKEN_BY_NOBODY = ['timed-out', 'not-equal'];

function wakes({ events }: Recording): Arrow[] {
	const freed = Map.groupBy(ofKind(events, 'release', 'exit'), (event) =>
		event.kind === 'exit' ? `child:${event.lane}` : event.on,
	);
	return waitsOf(events).flatMap(({ wait, end }) => {
		if (!end || WOKEN_BY_NOBODY.includes(end.result ?? '')) return [];
		const by = freed.get(end.on)?.findLast((release) => release.t >= wait.t && release.t <= end.t);
		return by ? { kind: 'wake', from: momentOf(by), to: momentOf(end), label: end.on } : [];
	});
}

function signals({ events }: Recording): Arrow[] {
	return events.flatMap((event) => {
		if (event.kind !== 'signal' || event.from === undefined || event.from === 'runner') return [];
		return { kind: 'signal', from: { lane: event.from, t: event.t }, to: momentOf(event), label: event.signal };
	});
}

const momentOf = ({ lane, t }: { lane: LaneId; t: number }): Moment => ({ lane, t });
