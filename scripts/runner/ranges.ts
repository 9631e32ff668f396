/** Tells the ranges of bytes that a lane moved through one end; what is left out is told with what comes next. Pure. */
import type { FlowRange } from './flow.ts';
import type { EventBody, KnownLane } from './known-lane.ts';

export interface Ranges {
	tell(way: Way, range: FlowRange, t: number, more: { preview?: string; at?: string }): void;
	/** Tells what is left out so far, and leaves nothing out any more. */
	close(): void;
}

export type Way = 'write' | 'read';

export interface RangesOptions {
	/** Whether the event is told, or left out since too many came before it. */
	tell(lane: KnownLane, event: EventBody, t: number): boolean;
	event(lane: KnownLane, event: EventBody, t: number): void;
}

interface Rest extends FlowRange {
	/** Of the first write, or the last read. */
	t: number;
}

/** Starts with no bytes. */
export function ranges(lane: KnownLane, { tell, event }: RangesOptions): Ranges {
	const rests: { write?: Rest; read?: Rest } = {};
	let closed = false;

	function tellRest(way: Way): void {
		const rest = rests[way];
		delete rests[way];
		if (rest) event(lane, rangeBody(way, rest), rest.t);
	}

	return {
		tell(way, range, t, more) {
			if (rests[way] && rests[way].to !== range.from) tellRest(way);
			const before = rests[way];
			const whole = { ...range, from: before?.from ?? range.from, t: way === 'write' ? (before?.t ?? t) : t };
			delete rests[way];
			const body = rangeBody(way, whole, before ? {} : more);
			if (closed) event(lane, body, whole.t);
			else if (!tell(lane, body, whole.t)) rests[way] = whole;
		},
		close() {
			closed = true;
			tellRest('write');
			tellRest('read');
		},
	};
}

/** The event that a range is. */
export function rangeBody(way: Way, { channel, from, to, seen }: FlowRange, more: object = {}): EventBody {
	const kind = way === 'write' ? 'send' : 'receive';
	return { kind, channel, bytes: to - from, from, to, ...(seen && { seen }), ...more };
}
