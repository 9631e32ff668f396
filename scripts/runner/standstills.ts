/** Finds where an event loop stood still because the program's own code ran on and on. Pure. */
import type { KnownLane } from './known-lane.ts';

export interface Standstills {
	/**
	 * The lane was in this stretch at `t`: since the last line with the same number its loop had neither turned nor been idle.
	 * Where the line tells of a call that began at `t`, it was read later, at `read`.
	 */
	read(lane: KnownLane, stretch: number, t: number, read?: number): void;
	/** The program begins now: what Node did before was not its. */
	begin(lane: KnownLane): void;
	finish(lane: KnownLane): void;
}

const LONG_US = 50_000;

/** `tell` gets what lasted 50 ms and more, when it is over. */
export function standstills(tell: (lane: KnownLane, us: number, t: number) => void): Standstills {
	const stretches = new Map<KnownLane, { stretch: number; from: number; to: number }>();

	function finish(lane: KnownLane): void {
		const last = stretches.get(lane);
		stretches.delete(lane);
		if (last && last.to - last.from >= LONG_US) tell(lane, last.to - last.from, last.from);
	}

	return {
		read(lane, stretch, t, read = t) {
			const last = stretches.get(lane);
			if (last?.stretch === stretch) last.to = Math.max(last.to, t);
			else {
				finish(lane);
				stretches.set(lane, { stretch, from: read, to: read });
			}
		},
		begin: (lane) => void stretches.delete(lane),
		finish,
	};
}
