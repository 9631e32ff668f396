/** One direction of a byte stream: gives offsets to what is written to it and read from it, in order of time. Pure. */
import type { Seen } from '../recording/types.ts';
import type { KnownLane } from './known-lane.ts';

export interface Flow {
	/** Takes a write or a read; told at once where its offsets are certain, else after some looks. */
	take(move: Move): void;
	/** Looks again at what could not be told yet: `force` tells it whatever is missing. */
	look(force?: boolean): void;
	/** Gives what was not told yet to another flow, which turned out to be the same. */
	moveTo(flow: Flow): void;
	/** A writer no longer tells of each write by itself: what is read waits for it. */
	thinned(): void;
	/** Whether something is not told yet. */
	readonly waiting: boolean;
	/** Lanes that wrote to it. */
	readonly writers: ReadonlySet<KnownLane>;
}

/** A write or a read of one lane. */
export interface Move {
	way: 'write' | 'read';
	lane: KnownLane;
	/** Absolute microseconds. */
	t: number;
	size: number;
	tell(range: FlowRange): void;
}

export interface FlowRange {
	channel: string;
	from: number;
	to: number;
	/** Absent where it is certain. */
	seen?: Seen;
}

interface Waiting extends Move {
	looks: number;
}

/** What several lanes write is told so many looks later, when all of it has been read from their files. */
const ORDER_LOOKS = 2;
/** Bytes that nobody wrote so many looks after they were read come from programs that could not report. */
const STRANGE_LOOKS = 5;

/**
 * `name` gives the channel, once both ends are known or where it is forced to; `silent` says whether nobody who writes to it
 * reports, `doubtful` whether its ends may be those of two.
 */
export function flow(
	name: (force: boolean) => string | undefined,
	silent: () => boolean,
	doubtful: () => boolean = () => false,
): Flow {
	let writes: Waiting[] = [];
	let reads: Waiting[] = [];
	const writers = new Set<KnownLane>();
	const readers = new Set<KnownLane>();
	let written = 0;
	let taken = 0;
	let thin = false;

	function work(force: boolean): void {
		const channel = name(force);
		if (channel === undefined) return;
		writes = ripe(writes, writers, force, (move) => {
			const from = written;
			written += move.size;
			const isSure = !doubtful() && !hasOthers(move);
			move.tell({ channel, from, to: written, ...(!isSure && { seen: 'inferred' }) });
			return true;
		});
		reads = ripe(reads, readers, force, (move) => {
			const to = taken + move.size;
			const missing = to > written;
			if (missing && !force && !(silent() ? move.looks >= ORDER_LOOKS : isStrange(move))) return false;
			// What is written later comes after it, whoever wrote it.
			written = Math.max(written, to);
			move.tell({ channel, from: taken, to, ...(((missing && !silent()) || doubtful()) && { seen: 'inferred' }) });
			taken = to;
			return true;
		});
	}

	/** Whether somebody else may have written in between, whose order is known by the clock only. */
	function hasOthers({ lane, t }: Move): boolean {
		for (const writer of writers) {
			if (writer !== lane && !writer.ended && (writer.ownEnd?.t ?? Number.POSITIVE_INFINITY) > t) return true;
		}
		return false;
	}

	/** What was read before the only lane that writes wrote this, and is more than it had written, came from somebody else. */
	function passOver({ lane, t }: Move): void {
		const others = writers.size - (writers.has(lane) ? 1 : 0);
		if (writes.length > 0 || others > 0 || thin) return;
		for (const read of reads) if (read.t < t) read.looks = STRANGE_LOOKS;
		if (reads.length > 0) work(false);
	}

	function isStrange({ looks }: Waiting): boolean {
		return looks >= STRANGE_LOOKS && (!thin || [...writers].every(({ ended }) => ended));
	}

	return {
		take(move) {
			if (move.way === 'write') passOver(move);
			(move.way === 'write' ? writers : readers).add(move.lane);
			(move.way === 'write' ? writes : reads).push({ ...move, looks: 0 });
			work(false);
		},
		look(force = false) {
			for (const move of writes) move.looks++;
			for (const move of reads) move.looks++;
			work(force);
		},
		moveTo(other) {
			for (const move of [...writes, ...reads]) other.take(move);
			if (thin) other.thinned();
			writes = [];
			reads = [];
		},
		thinned: () => (thin = true),
		get waiting() {
			return writes.length > 0 || reads.length > 0;
		},
		writers,
	};
}

/** Tells those whose turn it is, until one has to wait; gives the rest. */
function ripe(moves: Waiting[], lanes: Set<KnownLane>, force: boolean, tell: (move: Waiting) => boolean): Waiting[] {
	const several = lanes.size > 1 && !force;
	if (several && (moves[0]?.looks ?? 0) < ORDER_LOOKS) return moves;
	const sorted = lanes.size > 1 ? moves.toSorted((a, b) => a.t - b.t) : moves;
	const end = sorted.findIndex((move) => (several && move.looks < ORDER_LOOKS) || !tell(move));
	return end < 0 ? [] : end === 0 ? sorted : sorted.slice(end);
}
