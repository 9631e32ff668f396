/** Joins what lanes say of their ends of byte streams: who wrote the bytes that another one read. Pure. */
import type { FlowRange } from './flow.ts';
import type { KnownLane } from './known-lane.ts';
import { lineWrite } from './line-event.ts';
import type { BeginLine, BytesLine, FloodLine, Line, OutLine } from './lines.ts';
import { type Mouth, media } from './media.ts';
import { mouths } from './mouths.ts';
import { type Ranges, type RangesOptions, rangeBody, ranges, type Way } from './ranges.ts';
import type { Shorten } from './shorten.ts';
import type { Write } from './terminal.ts';
import { contentOf, NOTHING, type Torn } from './text-parts.ts';

export interface Streams {
	/** Whether the line tells of bytes that lead to another lane, or come from one. */
	take(lane: KnownLane, line: Line): boolean;
	/** A process says what its descriptors are. */
	begun(lane: KnownLane, line: BeginLine): void;
	/** A lane that cannot report moved bytes, as the kernel saw. Gives whether they lead to another lane, or come from one. */
	seen(lane: KnownLane, moved: SeenBytes): boolean;
	settle(): void;
	/** To be called when a lane has ended, before its output is closed. */
	ended(lane: KnownLane): void;
	/** Tells all that is not told yet. */
	release(): void;
}

/** Bytes that went through a descriptor which leads to `file`: see `ends` of BeginLine. */
export interface SeenBytes {
	way: Way;
	/** Absolute microseconds. */
	t: number;
	fd: number;
	file: string;
	/** The first of them. */
	bytes: Buffer;
	size: number;
}

export interface StreamsOptions extends RangesOptions {
	/** The lane that came of a spawn. */
	laneOf(token: string): KnownLane | undefined;
	/** A lane writes to its descriptor 1 or 2. */
	output(lane: KnownLane, write: Write): void;
	/** So much of that is not told one by one. */
	flood(lane: KnownLane, line: FloodLine): void;
	shorten: Shorten;
}

/** An end as the probe numbered it. */
interface End {
	/** Undefined where what is read from it comes from outside the run. */
	mouth: Mouth | undefined;
	lines: number;
	told: Ranges;
}

/** From here on the probe leaves lines out: see budget.cjs. */
const THINNED = 4990;
/** And of large pieces: see streams.cjs. */
const FULL = 1 << 20;

/** Nothing is known of any stream. */
export function streams(options: StreamsOptions): Streams {
	const { laneOf, tell, event, output, flood, shorten } = options;
	const all = media();
	const known = mouths(all, laneOf);
	const ends = new Map<KnownLane, Map<number, End>>();
	const inputs = new WeakMap<KnownLane, Torn>();

	function take(lane: KnownLane, line: Line): boolean {
		switch (line.k) {
			case 'spawn':
				known.asked(lane, line);
				return false;
			case 'spawned':
				if (line.files) known.named(line.spawn, line.files);
				return false;
			case 'end':
				endsOf(lane).set(line.end, { mouth: known.opened(lane, line), lines: 0, told: ranges(lane, options) });
				return true;
			case 'connected':
				known.connected(ends.get(lane)?.get(line.end)?.mouth, line.t);
				return true;
			case 'unconnected':
				known.drop(ends.get(lane)?.get(line.end)?.mouth);
				return true;
			case 'closed':
				ends.get(lane)?.get(line.end)?.told.close();
				ends.get(lane)?.delete(line.end);
				return true;
			case 'write':
			case 'read':
				moved(lane, line);
				return true;
			case 'out':
				return wrote(lane, line);
			case 'flood':
				return flooded(lane, line);
			default:
				return false;
		}
	}

	function endsOf(lane: KnownLane): Map<number, End> {
		const own = ends.get(lane) ?? new Map<number, End>();
		ends.set(lane, own);
		return own;
	}

	function moved(lane: KnownLane, line: BytesLine): void {
		const end = ends.get(lane)?.get(line.end);
		if (!end) return;
		const { k: way, t, from, to, text, base64, preview } = line;
		const at = shorten.place(line.at);
		const isInput = text !== undefined || base64 !== undefined;
		const content = isInput
			? inputOf(lane, text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text))
			: {};
		const mouth = end.mouth && known.used(end.mouth, way, lane);
		if (!mouth) {
			if (isInput) tell(lane, { kind: 'in', fd: 0, ...content, at }, t);
			return;
		}
		if (way === 'write' && (line.merged || ++end.lines >= THINNED || to >= FULL)) all.flowOf(mouth, way).thinned();
		later(mouth, way, lane, t, to - from, (range) => {
			if (isInput) tell(lane, { kind: 'in', fd: 0, ...content, ...range, at }, t);
			else end.told.tell(way, range, t, { ...(preview !== undefined && { preview }), at });
		});
	}

	function inputOf(lane: KnownLane, bytes: Buffer): ReturnType<typeof contentOf> {
		const own = inputs.get(lane) ?? { torn: NOTHING };
		inputs.set(lane, own);
		return contentOf(own, bytes);
	}

	function wrote(lane: KnownLane, line: OutLine): boolean {
		const mouth = outlet(lane, line.fd, line.direct);
		if (!mouth) return false;
		const write = lineWrite(line, shorten);
		later(mouth, 'write', lane, line.t, write.bytes.length, ({ channel, from, seen }) =>
			output(lane, { ...write, channel, from, ...(seen && { seen }) }),
		);
		return true;
	}

	/** What was written is left out, but not that and when it was: its bytes are read somewhere. */
	function flooded(lane: KnownLane, line: FloodLine): boolean {
		const mouth = outlet(lane, line.fd);
		if (!mouth) return false;
		all.flowOf(mouth, 'write').thinned();
		flood(lane, line);
		later(mouth, 'write', lane, line.since, line.bytes, (range) => event(lane, rangeBody('write', range), line.since));
		return true;
	}

	/** Where a lane's standard output or error leads to, where that is another lane. */
	function outlet(lane: KnownLane, fd: 1 | 2, direct?: boolean): Mouth | undefined {
		if (!direct)
			for (let at: KnownLane | undefined = lane; at?.lane.kind === 'thread'; at = at.parent) if (at.owned[fd]) return;
		const mouth = known.descriptor(lane, fd);
		return mouth && known.used(mouth, 'write', lane);
	}

	function seen(lane: KnownLane, { way, t, fd, file, bytes, size }: SeenBytes): boolean {
		const mouth = known.file(lane, fd, file);
		if (!mouth) return false;
		const isWhole = bytes.length === size;
		later(known.used(mouth, way, lane), way, lane, t, size, (range) => {
			const { channel, from } = range;
			if (way === 'write' && (fd === 1 || fd === 2) && isWhole)
				output(lane, { t, fd, bytes, channel, from, to: 'elsewhere' });
			else if (way === 'read' && fd === 0 && isWhole)
				tell(lane, { kind: 'in', fd, ...inputOf(lane, bytes), ...range }, t);
			else tell(lane, rangeBody(way, range), t);
		});
		return true;
	}

	function later(
		mouth: Mouth,
		way: Way,
		lane: KnownLane,
		t: number,
		size: number,
		told: (range: FlowRange) => void,
	): void {
		// Its end comes after it, however late it can be told.
		lane.last = Math.max(lane.last, t + 1);
		all.flowOf(mouth, way).take({ way, lane, t, size, tell: told });
		all.busy(mouth.medium);
	}

	return {
		take,
		begun: known.begun,
		seen,
		settle() {
			known.settle();
			all.settle(false);
		},
		ended(lane) {
			for (const fd of [1, 2] as const) {
				const mouth = outlet(lane, fd);
				const flow = mouth && all.flowOf(mouth, 'write');
				if (flow?.waiting && flow.writers.has(lane)) flow.look(true);
			}
			close(lane);
			known.ended(lane);
		},
		release() {
			all.settle(true);
			for (const lane of ends.keys()) close(lane);
		},
	};

	function close(lane: KnownLane): void {
		for (const { told } of ends.get(lane)?.values() ?? []) told.close();
		ends.delete(lane);
	}
}
