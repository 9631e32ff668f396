import { UnknownNameError } from '../labs/lab-error.ts';
import { Refused } from './refusal.ts';

/** Looks something up by what a page gave: that there is no such thing is the page's mistake. */
export function named<Found>(look: () => Found, status: 400 | 404 = 404): Found {
	try {
		return look();
	} catch (error) {
		if (!(error instanceof UnknownNameError)) throw error;
		const [problem = '', remedy = ''] = error.message.split('\n  ');
		throw new Refused(status, problem, remedy);
	}
}
