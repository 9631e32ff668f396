/** What an event wrote to a byte stream, or read from one. */
import type { LaneId, RunEvent } from './types.ts';

/** One range of bytes at one end of a stream. */
export interface StreamRange {
	/** `send`: written (`send` or `out`). `receive`: read (`receive` or `in`). */
	end: 'send' | 'receive';
	channel: string;
	lane: LaneId;
	t: number;
	from: number;
	to: number;
	/** True where programs that could not report also wrote to the stream. */
	inferred: boolean;
}

/** The range that an event wrote to a byte stream or read from one; undefined where it did not. */
export function rangeOf(event: RunEvent): StreamRange | undefined {
	if (!('channel' in event)) return undefined;
	const { kind, lane, t, channel, from, to } = event;
	if (channel === undefined || from === undefined || to === undefined) return undefined;
	const end = kind === 'send' || kind === 'out' ? 'send' : 'receive';
	return { end, channel, lane, t, from, to, inferred: 'seen' in event && event.seen === 'inferred' };
}
