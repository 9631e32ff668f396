/** Keeps the head and the tail of each stream of each lane, as text wherever its bytes are UTF-8, and counts what it leaves out. */
import type { Seen } from '../recording/types.ts';
import type { EventBody, KnownLane } from './known-lane.ts';
import { contentOf, NOTHING, wholeContent } from './text-parts.ts';

/** Part of a write, as long as it is on its way. */
export interface Output {
	lane: KnownLane;
	fd: 1 | 2;
	t: number;
	bytes: Buffer;
	/** Bytes that have not arrived. */
	left: number;
	body: OutBody;
	state: 'told' | 'held' | 'left out';
}

type OutBody = EventBody & { kind: 'out' };

export interface Tell {
	/** Adds an event to a lane. */
	event(lane: KnownLane, body: EventBody, t: number): void;
	/** The oldest output of this lane and descriptor that was told has arrived. */
	arrival(lane: KnownLane, fd: number, t: number): void;
	/** A moment as the recording counts them. */
	moment(t: number): number;
}

/** A write; where it leads to another lane, with the stream and the offset in it. */
export interface Kept {
	lane: KnownLane;
	fd: 1 | 2;
	t: number;
	bytes: Buffer;
	at?: string;
	channel?: string;
	from?: number;
	seen?: Seen;
	/** When its bytes came, where they were there before it was known whose they are. */
	arrived?: number;
}

export interface KeptOutput {
	/** Takes a write, in one part or in several; tells it, holds it back as part of the tail, or leaves it out. */
	add(write: Kept): Output[];
	/** Writes that nobody saw the bytes of. */
	leftOut(lane: KnownLane, fd: 1 | 2, left: { t: number; count: number; bytes: number }): void;
	/** All bytes of an output have arrived. */
	arrived(output: Output, t: number): void;
	/** Tells what was held back of this lane. */
	close(lane: KnownLane): void;
}

/** Half of each from the head, half from the tail. */
export interface Keep {
	bytes: number;
	outputs: number;
}

interface Stream {
	/** Bytes and outputs told so far. */
	head: number;
	told: number;
	/** What was held back, and its size. */
	tail: Output[];
	size: number;
	dropped: { count: number; bytes: number; t: number };
	/** The beginning of a character whose end is still to come. */
	torn: Buffer;
}

/** Starts with no output. */
export function keepOutput(keep: Keep, { event, arrival, moment }: Tell): KeptOutput {
	const half = Math.floor(keep.bytes / 2);
	const most = Math.floor(keep.outputs / 2);
	const streams = new Map<KnownLane, { 1: Stream; 2: Stream }>();

	function add({ lane, fd, t, bytes, at, channel, from = 0, seen, arrived }: Kept): Output[] {
		const stream = streamOf(lane, fd);
		const room = inHead(stream) ? half - stream.head : 0;
		let end = from;
		return cut(bytes, room, half).map((part) => {
			end += part.length;
			const range = channel === undefined ? {} : { channel, from: end - part.length, to: end, ...(seen && { seen }) };
			// What has its place in a channel keeps to it: a character that is cut is no text there.
			const content = channel === undefined ? contentOf(stream, part) : wholeContent(part);
			const came = arrived === undefined ? {} : { arrived: moment(arrived) };
			const body: OutBody = { kind: 'out', fd, ...content, ...range, ...came, at };
			const output: Output = { lane, fd, t, bytes: part, left: part.length, body, state: 'held' };
			if (body.text === '') output.state = 'left out';
			else if (inHead(stream) && stream.head + part.length <= half) {
				stream.head += part.length;
				stream.told++;
				output.state = 'told';
				event(lane, body, t);
			} else hold(stream, output);
			return output;
		});
	}

	function inHead({ told, tail, dropped }: Stream): boolean {
		return told < most && tail.length === 0 && dropped.count === 0;
	}

	function hold(stream: Stream, output: Output): void {
		stream.tail.push(output);
		stream.size += output.bytes.length;
		while (stream.size > half || stream.tail.length > most) {
			const old = stream.tail.shift() as Output;
			old.state = 'left out';
			stream.size -= old.bytes.length;
			drop(stream, { t: old.t, count: 1, bytes: old.bytes.length });
		}
	}

	function drop({ dropped }: Stream, { t, count, bytes }: { t: number; count: number; bytes: number }): void {
		if (dropped.count === 0) dropped.t = t;
		dropped.count += count;
		dropped.bytes += bytes;
	}

	function arrived(output: Output, t: number): void {
		if (output.state === 'told') arrival(output.lane, output.fd, t);
		else if (output.state === 'held') output.body.arrived = moment(t);
	}

	function close(lane: KnownLane): void {
		for (const fd of [1, 2] as const) {
			const stream = streams.get(lane)?.[fd];
			if (!stream) continue;
			const { dropped, tail, torn } = stream;
			if (dropped.count > 0)
				event(lane, { kind: 'dropped', what: 'out', count: dropped.count, bytes: dropped.bytes }, dropped.t);
			for (const output of tail) {
				output.state = 'told';
				event(lane, output.body, output.t);
			}
			if (torn.length > 0) event(lane, { kind: 'out', fd, base64: torn.toString('base64') }, lane.last);
		}
		streams.delete(lane);
	}

	function streamOf(lane: KnownLane, fd: 1 | 2): Stream {
		let both = streams.get(lane);
		if (!both) {
			both = { 1: emptyStream(), 2: emptyStream() };
			streams.set(lane, both);
		}
		return both[fd];
	}

	return { add, arrived, close, leftOut: (lane, fd, left) => drop(streamOf(lane, fd), left) };
}

function emptyStream(): Stream {
	return { head: 0, told: 0, tail: [], size: 0, dropped: { count: 0, bytes: 0, t: 0 }, torn: NOTHING };
}

/** A write that is longer than what is kept comes in up to three parts: head, what will be left out, tail. */
function cut(bytes: Buffer, room: number, half: number): Buffer[] {
	if (bytes.length <= Math.max(room, 0) || (room <= 0 && bytes.length <= half)) return [bytes];
	const head = boundary(bytes, Math.max(room, 0));
	const tail = Math.max(head, boundary(bytes, bytes.length - half));
	return [bytes.subarray(0, head), bytes.subarray(head, tail), bytes.subarray(tail)].filter((part) => part.length > 0);
}

/** The last place not after `at` where a character begins. */
function boundary(bytes: Buffer, at: number): number {
	let place = at;
	while (place > 0 && at - place < 3 && ((bytes[place] ?? 0) & 0xc0) === 0x80) place--;
	return place;
}
