/** Checks that no lane used more CPU time than there was. */
import type { LaneId, Recording } from './types.ts';
import type { Problem } from './validate.ts';

/** The clocks of time and of CPU time are read one after the other, and the kernel counts in ticks where it must. Microseconds. */
const SLACK = 2000;

/** A thread runs on one core at a time. A process that is not Node may have several threads. */
export function checkCpu({ lanes, events }: Recording): Problem[] {
	const threaded = new Set(lanes.filter(({ node }) => node === false).map(({ id }) => id));
	const last = new Map<LaneId, number>();
	return events.flatMap((event, index) => {
		const { lane, t, kind } = event;
		const since = last.get(lane) ?? t;
		if (kind === 'cpu' || !last.has(lane)) last.set(lane, t);
		if (kind !== 'cpu' || threaded.has(lane) || event.us <= t - since + SLACK) return [];
		return [{ message: `${lane} used ${event.us} µs of CPU time within ${t - since} µs.`, event: index }];
	});
}
