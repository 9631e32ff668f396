/** Finds where an event loop stood still because the program's own code ran on and on. Pure. */
import { type Activity, activity } from './activity.ts';
import type { KnownLane } from './known-lane.ts';

export interface Standstills {
	/**
	 * The lane was in this stretch at `t`: since the last line with the same number its loop had neither turned nor been idle.
	 * Where the line tells of a call that began at `t`, it was read later, at `read`. Since the last line the loop has
	 * turned `turns` times, and each time it may have been idle.
	 */
	read(lane: KnownLane, stretch: number, t: number, read?: number, turns?: number): void;
	/** Until `t` the lane had something to do for `busy` microseconds. */
	sample(lane: KnownLane, t: number, busy: number): void;
	/** The program begins now: what Node did before was not its. */
	begin(lane: KnownLane, t: number): void;
	finish(lane: KnownLane): void;
}

const LONG_US = 50_000;
const MOST_EMPTY = 2;

/** `tell` gets what lasted 50 ms and more, when it is over. */
export function standstills(tell: (lane: KnownLane, us: number, t: number) => void): Standstills {
	const stretches = new Map<KnownLane, { stretch: number; from: number; to: number }>();
	const activities = new Map<KnownLane, Activity>();

	function finishStretch(lane: KnownLane): void {
		const last = stretches.get(lane);
		if (last && last.to - last.from >= LONG_US) tell(lane, last.to - last.from, last.from);
	}

	/**
	 * What happened since the last line: a loop that was idle as often as it turned did not turn while it was busy. So a
	 * callback is told of that says nothing before its work, or nothing at all. Loops turn once or twice for nothing (a timer
	 * wakes them a little early): that is allowed where it leaves 50 ms in any case.
	 */
	function between(lane: KnownLane, t: number, turns: number): void {
		const { idle, busy } = activities.get(lane)?.until(t) ?? { idle: 0, busy: [] };
		const more = turns - idle;
		if (turns === 0 || more < 0 || more > MOST_EMPTY) return;
		for (const { from, to } of busy) if (to - from >= LONG_US * (1 + more)) tell(lane, to - from, from);
	}

	return {
		read(lane, stretch, t, read = t, turns = 0) {
			const last = stretches.get(lane);
			if (last?.stretch === stretch) last.to = Math.max(last.to, t);
			else {
				finishStretch(lane);
				between(lane, t, turns);
				stretches.set(lane, { stretch, from: read, to: read });
			}
			activities.get(lane)?.restart(read);
		},
		sample(lane, t, busy) {
			const own = activities.get(lane) ?? activity();
			activities.set(lane, own);
			own.sample(t, busy);
		},
		begin(lane, t) {
			stretches.delete(lane);
			activities.get(lane)?.restart(t);
		},
		finish(lane) {
			finishStretch(lane);
			stretches.delete(lane);
			activities.delete(lane);
		},
	};
}
