/** Thins out what comes too often: of one kind in one lane so many in full, then one in a hundred, and how many were left out. */
import type { EventKind } from '../recording/types.ts';
import type { KnownLane } from './known-lane.ts';

export interface Thin {
	/** Whether to tell an event at `t`. */
	tells(lane: KnownLane, kind: EventKind, t: number): boolean;
	/** So many, the first at `t`, were left out already. */
	leave(lane: KnownLane, kind: EventKind, t: number, left: number): void;
	/** What was left out of a lane. */
	leftOut(lane: KnownLane): { what: EventKind; count: number; t: number }[];
}

interface Count {
	seen: number;
	/** Left out, the first at `t`. */
	left: number;
	t: number;
}

const ONE_IN = 100;

/** `most` of each kind are told in full. */
export function thin(most: number): Thin {
	const counts = new Map<KnownLane, Map<EventKind, Count>>();

	function countOf(lane: KnownLane, kind: EventKind): Count {
		const kinds = counts.get(lane) ?? new Map();
		const count = kinds.get(kind) ?? { seen: 0, left: 0, t: 0 };
		counts.set(lane, kinds.set(kind, count));
		return count;
	}

	return {
		tells(lane, kind, t) {
			const { seen } = countOf(lane, kind);
			const tell = seen < most || (seen - most) % ONE_IN === 0;
			countOf(lane, kind).seen++;
			if (!tell) this.leave(lane, kind, t, 1);
			return tell;
		},
		leave(lane, kind, t, left) {
			const count = countOf(lane, kind);
			if (count.left === 0) count.t = t;
			count.left += left;
		},
		leftOut(lane) {
			const kinds = [...(counts.get(lane) ?? [])];
			counts.delete(lane);
			return kinds.flatMap(([what, { left, t }]) => (left > 0 ? [{ what, count: left, t }] : []));
		},
	};
}
