import type { LaneId, Recording, RunEvent } from '../types.ts';

/** How the two runs, and what is in them, are called in the sentences of a comparison. */
export interface DiffWords {
	/** As the runs stand in a sentence: `A`, `the recorded run`. */
	a: string;
	b: string;
	lane(recording: Recording, id: LaneId): string;
	/** What an event did, other than printing or reading lines; undefined takes the words of the recording's own names. */
	event(recording: Recording, event: RunEvent): string | undefined;
	/** What class an outcome is. */
	outcome(id: string): string;
	/** What the value of an outcome is. */
	value: string;
}

/** Everything by the names that the recordings give it. */
export const RECORDED_NAMES: DiffWords = {
	a: 'A',
	b: 'B',
	lane: (_, id) => id,
	event: () => undefined,
	outcome: (id) => id,
	value: 'value of the outcome',
};

/** A sentence as it begins. */
export function sentence(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
