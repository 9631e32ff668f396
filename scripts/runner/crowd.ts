/**
 * What a recording holds at most of a whole run, however many lanes there are: lanes, and events beside those that tell of
 * lanes. What is left out is told as `dropped` when its lane ends.
 */
import type { EventKind, LaneId, RunEvent, StreamItem } from '../recording/types.ts';

export interface Crowd {
	/** Gives on what has room, and before a lane's end what had none. */
	add(item: StreamItem): void;
	/** Tells what was left out of lanes whose end nobody saw. */
	close(): void;
}

export interface Most {
	lanes: number;
	events: number;
	/** Of output, and of what marks say. */
	bytes: number;
}

/** A timeline of more than this nobody reads; as a file it has some ten megabytes. */
export const MOST: Most = { lanes: 5000, events: 100_000, bytes: 16 << 20 };

/** Without these a lane is none. */
const OF_LANES: EventKind[] = ['start', 'exec', 'exit', 'spawn', 'dropped'];

interface Left {
	t: number;
	count: number;
	bytes: number;
}

/** Starts with nothing told. */
export function crowd(most: Most, tell: (item: StreamItem) => void): Crowd {
	const lanes = new Set<LaneId>();
	const left = new Map<LaneId, Map<EventKind, Left>>();
	let events = 0;
	let bytes = 0;

	function addEvent(event: RunEvent): void {
		if (!lanes.has(event.lane)) return;
		if (event.kind === 'spawn' && !lanes.has(event.child)) leave(event);
		else if (OF_LANES.includes(event.kind)) {
			if (event.kind === 'exit') tellLeft(event.lane);
			tell(event);
		} else if (events >= most.events || bytes >= most.bytes) leave(event);
		else {
			events++;
			bytes += bytesOf(event);
			tell(known(event));
		}
	}

	/** A lane that was left out is outside of what the recording tells. */
	function known(event: RunEvent): RunEvent {
		const told = (id: LaneId | undefined) => id === undefined || ['runner', 'outside'].includes(id) || lanes.has(id);
		if (lanes.size < most.lanes) return event;
		if (event.kind === 'state' && !told(event.parent)) return { ...event, parent: 'outside' };
		if (event.kind !== 'signal' || (told(event.from) && told(event.to))) return event;
		const { from, to } = event;
		return { ...event, ...(from && !told(from) && { from: 'outside' }), ...(to && !told(to) && { to: 'outside' }) };
	}

	function leave(event: RunEvent): void {
		const { lane, kind, t } = event;
		const kinds = left.get(lane) ?? new Map<EventKind, Left>();
		left.set(lane, kinds);
		const one = kinds.get(kind) ?? { t, count: 0, bytes: 0 };
		one.count++;
		if (kind === 'out' || kind === 'in') one.bytes += bytesOf(event);
		kinds.set(kind, one);
	}

	function tellLeft(lane: LaneId): void {
		for (const [what, { t, count, bytes }] of left.get(lane) ?? [])
			tell({ t, lane, kind: 'dropped', what, count, ...(bytes > 0 && { bytes }) });
		left.delete(lane);
	}

	return {
		add(item) {
			if ('kind' in item) addEvent(item);
			else if ('newLane' in item) {
				if (lanes.size >= most.lanes && !lanes.has(item.newLane.id)) return;
				lanes.add(item.newLane.id);
				tell(item);
			} else if (!('arrived' in item) || lanes.has(item.arrived.lane)) tell(item);
		},
		close() {
			for (const lane of [...left.keys()]) tellLeft(lane);
		},
	};
}

function bytesOf(event: RunEvent): number {
	if (event.kind === 'mark') return event.detail === undefined ? 0 : JSON.stringify(event.detail).length;
	if (event.kind !== 'out' && event.kind !== 'in') return 0;
	const { text, base64 } = event;
	return text === undefined ? Buffer.byteLength(base64 ?? '', 'base64') : Buffer.byteLength(text);
}
