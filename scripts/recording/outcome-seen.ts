import type { Outcomes } from './claim.ts';
import { NotRecorded } from './not-recorded.ts';
import type { Recording } from './types.ts';

/** What stands for the class of a run whose recording left out what tells it. */
export const NOT_RECORDED = 'not recorded';

/** The class that a run fell into; undefined where its recording left out what tells it: a flood of output, for example. */
export function outcomeSeen(outcomes: Outcomes, recording: Recording): ReturnType<Outcomes['of']> | undefined {
	try {
		return outcomes.of(recording);
	} catch (error) {
		if (error instanceof NotRecorded) return undefined;
		throw error;
	}
}
