/** What a run answers to a question, and what it would look like if it had answered otherwise. */
import type { LaneId, Recording } from '../recording/types.ts';
import type { Counted } from './facts.ts';

/** An instant of a lane. */
export interface Moment {
	t: number;
	lane: LaneId;
}

/** How an answer is read from a run, and written into a copy of one. */
export interface Reading {
	/** The answer of a run; undefined where it gives none. */
	of(recording: Recording): string | undefined;
	/** A copy of the run that answers this; undefined where that cannot be written. */
	as?(recording: Recording, answer: string): Recording | undefined;
	/** The moments that show the answer. */
	at(recording: Recording): Moment[];
	/** How often each answer was counted over many runs, where that is known. */
	counts?(counted: Counted): [answer: string, count: number][] | undefined;
}
