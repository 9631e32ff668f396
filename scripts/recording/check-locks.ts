/** Checks that waits, holds and standstills are intervals. */
import { parseWaited } from './channel.ts';
import { holdsOf, waitsOf } from './intervals.ts';
import { ofKind } from './of-kind.ts';
import type { LaneId, Recording, RunEvent } from './types.ts';
import type { Problem } from './validate.ts';

/**
 * What ends without having begun, and standstills that overlap without one containing the other. Holds of different
 * locks may overlap (hand over hand), and so may holds of one lock in two lanes: it may be shared, or the program wrong.
 * A cell of Atomics is released without being held: that is a notify.
 */
export function checkLocks(recording: Recording): Problem[] {
	return [...checkPairs(recording), ...checkBlocks(recording)];
}

function checkPairs({ events }: Recording): Problem[] {
	const ends = new Set<RunEvent | undefined>([
		...waitsOf(events).map(({ end }) => end),
		...holdsOf(events).map(({ release }) => release),
	]);
	const dropped = new Set(ofKind(events, 'dropped').map(({ lane, what }) => `${lane} ${what}`));
	return events.flatMap((event, index) => {
		if (ends.has(event)) return [];
		const { kind, lane } = event;
		if (kind === 'wake' && !dropped.has(`${lane} wait`))
			return [{ message: `${lane} wakes on ${event.on} without having waited for it.`, event: index }];
		if (kind === 'release' && parseWaited(event.on).kind !== 'cell' && !dropped.has(`${lane} hold`))
			return [{ message: `${lane} releases ${event.on} without holding it.`, event: index }];
		return [];
	});
}

/** Start and length are rounded to microseconds one by one, hence the one of slack. */
function checkBlocks({ events }: Recording): Problem[] {
	const open = new Map<LaneId, number[]>();
	return events.flatMap((event, index) => {
		if (event.kind !== 'block') return [];
		const ends = (open.get(event.lane) ?? []).filter((end) => end > event.t + 1);
		const end = event.t + event.us;
		const outer = ends.at(-1);
		open.set(event.lane, [...ends, end]);
		if (outer === undefined || end <= outer + 1) return [];
		const message = `${event.lane} stands still until ${end}, across the end at ${outer} of the standstill around it.`;
		return [{ message, event: index }];
	});
}
