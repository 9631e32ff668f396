/** Whether a recording is one: by its schema first, then by its meaning. */
import { checkMeaning } from './check-meaning.ts';
import { checkShape } from './check-shape.ts';
import type { Recording } from './types.ts';

export interface Problem {
	message: string;
	/** The index of the event that it is about. */
	event?: number;
	/** The index of the lane that it is about. */
	lane?: number;
	/** Where in the recording, as a JSON pointer: `/events/4/t`. */
	pointer?: string;
}

/**
 * All that is wrong with a recording; empty where nothing is. What its parts mean is looked at only when all of them have
 * the right shape.
 */
export function validate(recording: unknown): Problem[] {
	const problems = checkShape(recording);
	return problems.length > 0 ? problems : checkMeaning(recording as Recording);
}

/** The JSON pointer of what a problem is about. */
export function pointerOf({ pointer, event, lane }: Problem): string {
	return pointer ?? (event !== undefined ? `/events/${event}` : lane !== undefined ? `/lanes/${lane}` : '');
}
