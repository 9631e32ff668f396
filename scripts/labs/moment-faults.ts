import type { Verdict } from '../recording/claim.ts';
import { compareMoments } from '../recording/lane-order.ts';
import type { Recording } from '../recording/types.ts';

/** As many as a claim's row shows. */
export const MOST_MOMENTS = 4;

/** What is wrong with the moments of a verdict: they are moments of events, in order of time, few enough to be shown. */
export function momentFaults({ events }: Recording, at: Verdict['at'] = []): string[] {
	const inOrder = at.every((each, index) => index === 0 || compareMoments(at[index - 1] as typeof each, each) < 0);
	const foreign = at.filter(({ t, lane }) => !events.some((event) => event.t === t && event.lane === lane));
	return [
		...(at.length > MOST_MOMENTS ? [`${at.length} moments, of which ${MOST_MOMENTS} are shown`] : []),
		...(inOrder ? [] : [`not in order of time: ${at.map(({ t }) => t).join(', ')}`]),
		...foreign.map(({ t, lane }) => `${lane} has no event at ${t}`),
	];
}
