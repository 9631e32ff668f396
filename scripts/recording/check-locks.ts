/** Checks that waits, holds and standstills are intervals. */
import { ofKind } from './of-kind.ts';
import type { LaneId, Recording } from './types.ts';
import type { Problem } from './validate.ts';

/**
 * What ends without having begun, and standstills that overlap without one containing the other. Holds of different
 * locks may overlap (hand over hand). A cell of Atomics is released without being held: that is a notify.
 */
export function checkLocks(recording: Recording): Problem[] {
	return [...checkPairs(recording), ...checkBlocks(recording)];
}

function checkPairs({ events }: Recording): Problem[] {
	const open = new Map<string, number>();
	const dropped = new Set(ofKind(events, 'dropped').map(({ lane, what }) => `${lane} ${what}`));
	return events.flatMap((event, index) => {
		if (!('on' in event)) return [];
		const { kind, lane, on } = event;
		const change = (what: 'wait' | 'hold', by: 1 | -1) => {
			const key = `${what} ${lane} ${on}`;
			const count = (open.get(key) ?? 0) + by;
			open.set(key, Math.max(count, 0));
			return count >= 0 || dropped.has(`${lane} ${what}`);
		};
		if (kind === 'wait' || kind === 'hold') change(kind, 1);
		if (kind === 'wake' && !change('wait', -1))
			return [{ message: `${lane} wakes on ${on} without having waited for it.`, event: index }];
		if (kind === 'release' && !on.startsWith('atomics:') && !change('hold', -1))
			return [{ message: `${lane} releases ${on} without holding it.`, event: index }];
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
