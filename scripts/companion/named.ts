import { UnknownNameError } from '../labs/lab-error.ts';
import { Refused } from './refusal.ts';

/** Looks something up by a name that a page gave: that there is none is the page's mistake. */
export function named<Found>(look: () => Found): Found {
	try {
		return look();
	} catch (error) {
		if (!(error instanceof UnknownNameError)) throw error;
		const [problem = '', remedy = ''] = error.message.split('\n  ');
		throw new Refused(404, problem, remedy);
	}
}
