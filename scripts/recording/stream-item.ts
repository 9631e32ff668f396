/** What comes of a run while it goes on. */
import type { Exit, Header, Lane, LaneId, RunEvent } from './types.ts';

/**
 * One line of the streamed form. In order of arrival: the header first, a lane before its first event, the events of one
 * lane in their order, the end last. A lane may come again, with what more became known of it.
 */
export type StreamItem =
	| { header: Header }
	| { newLane: Lane }
	| RunEvent
	/**
	 * The oldest `out` of this lane and fd that had not arrived reached the terminal at `t`. It may come before its `out`:
	 * the n-th arrival belongs to the n-th output.
	 */
	| { arrived: { lane: LaneId; fd: number; t: number } }
	| { end: { durationUs: number; exit: Exit } };
