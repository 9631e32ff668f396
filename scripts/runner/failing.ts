/** Whose failure Node itself tells of, past all that lanes report: an uncaught error, `process.abort`, a heap that is full. */
import type { KnownLane } from './known-lane.ts';

export interface Failing {
	/** The process that fails by `t` and says so on this pipe with these bytes that no lane reported, and when it began to. */
	on(stream: 1 | 2, bytes: Buffer, t: number): Failure | undefined;
	/** How many of the bytes are of the failure: nothing comes after its last words. */
	take(failure: Failure, bytes: Buffer): number;
}

export interface Failure {
	lane: KnownLane;
	t: number;
}

/** What V8 prints of a full heap begins so, with the number of the process. */
const HEAP = /^\s*<--- Last few GCs --->\s+\[(\d+):/;
/** What comes without a line of the program: of a full heap, and of `process.abort`. */
const NATIVE = /^\s*(<--- |----- |FATAL ERROR: |\[\d+:|\d+: |$)/;
const HEAD = 100;
/** What Node prints last of an uncaught error. */
const LAST = /\nNode\.js v\d\S*\n/;

/** `mouth` says to which of the program's pipes the standard error of a lane leads. */
export function failing(lanes: readonly KnownLane[], mouth: (lane: KnownLane) => 1 | 2 | undefined): Failing {
	const full = new Map<1 | 2, KnownLane>();
	const done = new WeakSet<KnownLane>();

	/** They may say themselves which process fails. */
	function read(stream: 1 | 2, head: string): void {
		const pid = HEAP.exec(head)?.[1];
		if (pid === undefined) return;
		const lane = lanes.find(({ lane, ended, process }) => !ended && process.lane === lane && String(lane.pid) === pid);
		if (lane && mouth(lane) === stream) full.set(stream, lane);
	}

	/** It goes on printing until it ends. */
	function failureOf(lane: KnownLane, stream: 1 | 2, head: string, t: number): Failure[] {
		const { ended, ownEnd, why, last, process } = lane;
		if (ended || process !== lane || done.has(lane) || mouth(lane) !== stream) return [];
		if (ownEnd?.why === 'error' && ownEnd.t <= t) return [{ lane, t: ownEnd.t }];
		if (!NATIVE.test(head)) return [];
		if (why?.why === 'process.abort' && last <= t) return [{ lane, t: last }];
		return full.get(stream) === lane ? [{ lane, t }] : [];
	}

	return {
		on(stream, bytes, t) {
			const head = bytes.toString('latin1', 0, HEAD);
			read(stream, head);
			return lanes.flatMap((lane) => failureOf(lane, stream, head, t)).sort((a, b) => b.t - a.t)[0];
		},
		take({ lane }, bytes) {
			const last = lane.ownEnd && LAST.exec(bytes.toString('latin1'));
			if (!last) return bytes.length;
			done.add(lane);
			return last.index + last[0].length;
		},
	};
}
