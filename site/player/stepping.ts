/** Where a step leads: counts of events that have passed. Pure. */
import { toldOrder } from '../../scripts/recording/told-order.ts';
import type { LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';

/** The events that a reader steps through: readings of CPU time are none of them. */
export function steppedEvents({ events }: Recording): RunEvent[] {
	return toldOrder(events);
}

/** How many events have passed at `t`; with a lane, of those of one instant no more than up to that lane's last. */
export function passedAt(events: readonly RunEvent[], t: number, lane?: LaneId): number {
	let low = 0;
	let high = events.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((events[middle] as RunEvent).t <= t) low = middle + 1;
		else high = middle;
	}
	for (let index = low - 1; lane !== undefined && events[index]?.t === t; index--) {
		if (events[index]?.lane === lane) return index + 1;
	}
	return low;
}

/** The count after one more step, or one less; undefined where there is no further event of that kind. */
export function stepped(
	events: readonly RunEvent[],
	passed: number,
	by: 1 | -1,
	wanted: (event: RunEvent) => boolean = () => true,
): number | undefined {
	// The event that is stood on is the last that has passed.
	for (let index = passed - 1 + by; index >= 0 && index < events.length; index += by) {
		if (wanted(events[index] as RunEvent)) return index + 1;
	}
	return undefined;
}

/** Whether a reader jumps to it: the lab's own words for a moment, and what was printed. */
export function isLandmark({ kind }: RunEvent): boolean {
	return kind === 'mark' || kind === 'out';
}
