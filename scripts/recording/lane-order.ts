/** The order of lanes: `P1`, `P1.T1`, `P1.T2`, `P2`, …, `P10`. */
import type { LaneId } from './types.ts';

/** Compares two lanes by their numbers: processes first, then their threads. */
export function compareLanes(a: LaneId, b: LaneId): number {
	if (a === b) return 0;
	const [processA, threadA] = numbersOf(a);
	const [processB, threadB] = numbersOf(b);
	return processA - processB || threadA - threadB || (a < b ? -1 : 1);
}

/** The process that a lane belongs to: itself, or the process of a thread. */
export function processOf(lane: LaneId): LaneId {
	const dot = lane.indexOf('.');
	return dot < 0 ? lane : lane.slice(0, dot);
}

/** Sorts events by (t, lane, order within the lane), as the stored form has them. */
export function sortEvents<E extends { t: number; lane: LaneId }>(events: readonly E[]): E[] {
	return [...events].sort(compareMoments);
}

/** Compares two moments by (t, lane). */
export function compareMoments(a: { t: number; lane: LaneId }, b: { t: number; lane: LaneId }): number {
	return a.t - b.t || compareLanes(a.lane, b.lane);
}

/** Of events in order of time, the index of the first at `t` or later. */
export function firstFrom(events: readonly { t: number }[], t: number): number {
	let [low, high] = [0, events.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((events[middle] as { t: number }).t < t) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** `P12.T3` is [12, 3]; a process is its own thread 0. Other names come last. */
function numbersOf(lane: LaneId): [number, number] {
	const match = /^P(\d+)(?:\.T(\d+))?$/.exec(lane);
	return match ? [Number(match[1]), Number(match[2] ?? 0)] : [Number.MAX_SAFE_INTEGER, 0];
}
