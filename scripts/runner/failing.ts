/** Whose failure Node itself tells of, past all that lanes report: an uncaught error, `process.abort`, a heap that is full. */
import type { KnownLane } from './known-lane.ts';

export interface Failing {
	/** The process that fails by `t` and says so on this pipe, and when it began to. */
	on(stream: 1 | 2, t: number): Failure | undefined;
	/** Bytes came that no lane reported: they may say themselves which process fails. */
	heard(stream: 1 | 2, bytes: Buffer): void;
}

export interface Failure {
	lane: KnownLane;
	t: number;
}

/** What V8 prints of a full heap begins so, with the number of the process. */
const HEAP = /^\s*<--- Last few GCs --->\s+\[(\d+):/;
const HEAD = 100;

/** `mouth` says to which of the program's pipes the standard error of a lane leads. */
export function failing(lanes: readonly KnownLane[], mouth: (lane: KnownLane) => 1 | 2 | undefined): Failing {
	const full = new Map<1 | 2, KnownLane>();

	/** It goes on printing until it ends. */
	function failureOf(lane: KnownLane, stream: 1 | 2, t: number): Failure[] {
		const { ended, ownEnd, why, last, process } = lane;
		if (ended || process !== lane || mouth(lane) !== stream) return [];
		if (ownEnd?.why === 'error' && ownEnd.t <= t) return [{ lane, t: ownEnd.t }];
		if (why?.why === 'process.abort' && last <= t) return [{ lane, t: last }];
		return full.get(stream) === lane ? [{ lane, t }] : [];
	}

	return {
		on: (stream, t) => lanes.flatMap((lane) => failureOf(lane, stream, t)).sort((a, b) => b.t - a.t)[0],
		heard(stream, bytes) {
			const pid = HEAP.exec(bytes.toString('latin1', 0, HEAD))?.[1];
			if (pid === undefined) return;
			const lane = lanes.find(
				({ lane, ended, process }) => !ended && process.lane === lane && lane.pid === Number(pid),
			);
			if (lane && mouth(lane) === stream) full.set(stream, lane);
		},
	};
}
