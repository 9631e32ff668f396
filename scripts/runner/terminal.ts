/**
 * Joins what lanes say that they wrote to the bytes that come out of the program's two pipes, so that each output has the
 * instant at which it was written and the one at which it arrived. Bytes that no lane reported come from Node itself, which
 * says there why a process fails, or from programs that are not Node, and become outputs of the likeliest lane.
 */

import type { Seen } from '../recording/types.ts';
import { failing } from './failing.ts';
import { type Keep, keepOutput, type Output, type Tell } from './keep-output.ts';
import type { KnownLane } from './known-lane.ts';
import type { FloodLine } from './lines.ts';

export interface Terminal {
	/** A lane is about to write. */
	written(lane: KnownLane, write: Write): void;
	/** A lane makes so many writes that it no longer reports each. */
	flood(lane: KnownLane, line: FloodLine): void;
	/** Bytes came out of one of the program's pipes. */
	arrived(stream: 1 | 2, bytes: Buffer, t: number): void;
	/** To be called now and then: looks again at the bytes that nobody could have written yet. At the end for the last time. */
	again(last?: boolean): void;
	/** Tells what was held back of a lane that ends. */
	close(lane: KnownLane): void;
}

/** One write of a lane. Absolute microseconds. */
export interface Write {
	t: number;
	fd: 1 | 2;
	bytes: Buffer;
	at?: string;
	/** Where it leads to another lane: the stream, and the offset in it. */
	channel?: string;
	from?: number;
	seen?: Seen;
	/** Written to the descriptor itself, not to the stream that a thread's parent may read. */
	direct?: boolean;
	/** The program's pipe that it leads to, or that it leads elsewhere; absent where that is to be found out. */
	to?: 1 | 2 | 'elsewhere';
}

interface Arrival {
	rest: Buffer;
	t: number;
	/** How often it was looked at again. */
	looks: number;
}

export interface TerminalOptions extends Tell {
	/** Whether a process was asked for that is no lane yet. */
	expecting(): boolean;
	/** Whether lines of a lane are held back: it may have written what has arrived. */
	holding(): boolean;
	/** Whether what other programs than Node write is told too: bytes then wait for that. */
	told?: boolean;
	/** All lanes so far, the first process first. */
	lanes: KnownLane[];
	/** Of each stream of a lane. */
	keep: Keep;
}

/** A process that was asked for is waited for through so many looks. */
const LOOKS = 5;
/** What is told is waited for longer: on a busy machine strace comes late. */
const TOLD_LOOKS = 50;

/** Of chunks: of a flood nothing waits for long. */
const MOST_WAITING = 256;

/** Starts with nothing written. */
export function terminal({ lanes, keep, expecting, holding, told = false, ...tell }: TerminalOptions): Terminal {
	const kept = keepOutput(keep, tell);
	/** Written and not yet arrived, by pipe; in the order of each lane. */
	const pending = { 1: new Map<KnownLane, Output[]>(), 2: new Map<KnownLane, Output[]>() };

	/** Arrived, and not yet given to a lane. */
	const waiting = { 1: [] as Arrival[], 2: [] as Arrival[] };
	const most = told ? TOLD_LOOKS : LOOKS;
	const failures = failing(lanes, (lane) => streamOf(lane, 2, lanes[0]));
	const flooding: { 1?: KnownLane; 2?: KnownLane } = {};

	function written(lane: KnownLane, { direct, to, ...write }: Write): void {
		const { fd } = write;
		const stream = to ? pipeOf(to) : streamOf(lane, fd, lanes[0], direct);
		const outputs = kept.add({ lane, ...write, t: stream ? noLaterThanSeen(stream, write) : write.t });
		if (!stream) return;
		const queue = pending[stream].get(lane);
		if (queue) queue.push(...outputs);
		else pending[stream].set(lane, outputs);
	}

	/** The kernel's clock is another one: by a few microseconds it may tell of a write after its bytes have come. */
	function noLaterThanSeen(stream: 1 | 2, { t, bytes }: Pick<Write, 't' | 'bytes'>): number {
		const [arrival] = waiting[stream];
		const size = Math.min(bytes.length, arrival?.rest.length ?? 0);
		if (!arrival || size === 0 || bytes.compare(arrival.rest, 0, size, 0, size) !== 0) return t;
		return Math.min(t, arrival.t);
	}

	/** What it writes to the program's pipes is seen there; what it writes elsewhere is left out. */
	function flood(lane: KnownLane, { fd, t, count, bytes }: FloodLine): void {
		const stream = streamOf(lane, fd, lanes[0]);
		if (stream) flooding[stream] = lane;
		else kept.leftOut(lane, fd, { t, count, bytes });
	}

	function arrived(stream: 1 | 2, bytes: Buffer, t: number): void {
		waiting[stream].push({ rest: bytes, t, looks: 0 });
		work(stream, false);
	}

	function again(last = false): void {
		for (const stream of [1, 2] as const) {
			const [arrival] = waiting[stream];
			if (arrival && !holding()) arrival.looks++;
			work(stream, last);
		}
	}

	/**
	 * A program that is not Node may write before its parent has said that it exists. Its bytes wait for that, and so do
	 * those that come after them.
	 */
	function work(stream: 1 | 2, last: boolean): void {
		for (let arrival = waiting[stream][0]; arrival; arrival = waiting[stream][0]) {
			const { length } = arrival.rest;
			give(stream, arrival, last || isDecided(stream, arrival));
			if (arrival.rest.length === 0) waiting[stream].shift();
			else if (arrival.rest.length === length) return;
		}
	}

	function isDecided(stream: 1 | 2, { looks, rest, t }: Arrival): boolean {
		if (waiting[stream].length > MOST_WAITING) return true;
		return !holding() && (looks >= most || (!told && !expecting()) || failures.on(stream, rest, t) !== undefined);
	}

	/** Gives bytes to the lanes that wrote them; those of strangers only where that can be decided. */
	function give(stream: 1 | 2, arrival: Arrival, decided: boolean): void {
		const queues = pending[stream];
		const { t } = arrival;
		while (arrival.rest.length > 0) {
			const next = claimant(queues, arrival.rest);
			if (next) {
				arrival.rest = arrival.rest.subarray(advance(next.queue[0] as Output, arrival.rest.length));
				if ((next.queue[0] as Output).left === 0) kept.arrived(next.queue.shift() as Output, t);
				if (next.queue.length === 0) queues.delete(next.lane);
				continue;
			}
			if (skipUnwritten(queues, arrival.rest)) continue;
			if (!decided && !flooding[stream]) return;
			const strange = arrival.rest.subarray(0, strangers(queues, arrival.rest));
			const failure = flooding[stream] ? undefined : failures.on(stream, strange, t);
			const bytes = failure ? strange.subarray(0, failures.take(failure, strange)) : strange;
			const lane = flooding[stream] ?? failure?.lane ?? likeliest(lanes, stream, t);
			const written = Math.min(failure?.t ?? t, lane.learned ?? t);
			// A process wrote before its parent learned of its end, though it may be seen later.
			kept.add({ lane, fd: stream, bytes, t: written, arrived: t });
			arrival.rest = arrival.rest.subarray(bytes.length);
			// Of what comes after a failure's last words the writer may have told, or tell yet.
			if (failure) return;
		}
	}

	function close(lane: KnownLane): void {
		kept.close(lane);
		for (const stream of [1, 2] as const) if (flooding[stream] === lane) delete flooding[stream];
	}

	return { written, flood, arrived, again, close };
}

function pipeOf(to: 1 | 2 | 'elsewhere'): 1 | 2 | undefined {
	return to === 'elsewhere' ? undefined : to;
}

/** The pipe that a lane's descriptor leads to, where it is one of the program's own two. */
function streamOf(lane: KnownLane, fd: 1 | 2, root?: KnownLane, direct?: boolean): 1 | 2 | undefined {
	if (!direct)
		for (let at: KnownLane | undefined = lane; at?.lane.kind === 'thread'; at = at.parent) if (at.owned[fd]) return;
	const identity = lane.process.fds?.[fd - 1];
	if (identity === undefined) return undefined;
	return identity === root?.fds?.[0] ? 1 : identity === root?.fds?.[1] ? 2 : undefined;
}

/** Whose oldest write these bytes go on with: one that has begun to arrive first, then the one that was written first. */
function claimant(queues: Map<KnownLane, Output[]>, bytes: Buffer) {
	let best: { lane: KnownLane; queue: Output[]; begun: boolean; t: number } | undefined;
	for (const [lane, queue] of queues) {
		const output = queue[0] as Output;
		const begun = output.left < output.bytes.length;
		if (best && ((best.begun && !begun) || (best.begun === begun && best.t <= output.t))) continue;
		const from = output.bytes.length - output.left;
		const size = Math.min(output.left, bytes.length);
		if (output.bytes.compare(bytes, 0, size, from, from + size) === 0) best = { lane, queue, begun, t: output.t };
	}
	return best;
}

function advance(output: Output, available: number): number {
	const size = Math.min(output.left, available);
	output.left -= size;
	return size;
}

/**
 * A write that failed, or wrote less than it was asked to, never arrives: where the bytes are those of a later one of the
 * same lane, the ones before it are given up.
 */
function skipUnwritten(queues: Map<KnownLane, Output[]>, bytes: Buffer): boolean {
	for (const queue of queues.values()) {
		const later = queue.findIndex(
			(output, index) =>
				index > 0 && output.left <= bytes.length && output.bytes.equals(bytes.subarray(0, output.left)),
		);
		if (later > 0) {
			queue.splice(0, later);
			return true;
		}
	}
	return false;
}

/** How many bytes come before the first that a lane has reported. */
function strangers(queues: Map<KnownLane, Output[]>, bytes: Buffer): number {
	let size = bytes.length;
	for (const [output] of queues.values()) {
		if (!output) continue;
		const at = bytes.subarray(0, size).indexOf(output.bytes.subarray(output.bytes.length - output.left));
		if (at > 0) size = at;
	}
	return size;
}

/** The youngest living process that is not Node and shares this pipe; else the program itself. */
function likeliest(lanes: KnownLane[], stream: 1 | 2, t: number): KnownLane {
	const alive = lanes.findLast((lane) => {
		if (lane.ended || lane.lane.node !== false || lane.start > t) return false;
		return streamOf(lane, 1, lanes[0]) === stream || streamOf(lane, 2, lanes[0]) === stream;
	});
	return alive ?? (lanes[0] as KnownLane);
}
