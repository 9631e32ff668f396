/** Joins what lanes say of their ends of byte streams: who wrote the bytes that another one read. Pure. */
import { isUtf8 } from 'node:buffer';
import type { FlowRange } from './flow.ts';
import type { EventBody, KnownLane } from './known-lane.ts';
import { lineWrite } from './line-event.ts';
import type { BeginLine, BytesLine, EndLine, FloodLine, Line, OutLine, SpawnLine } from './lines.ts';
import { type Medium, type Mouth, media } from './media.ts';
import type { Shorten } from './shorten.ts';
import type { Write } from './terminal.ts';
import { unixPairs } from './unix-pairs.ts';

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
	way: 'write' | 'read';
	/** Absolute microseconds. */
	t: number;
	fd: number;
	file: string;
	/** The first of them. */
	bytes: Buffer;
	size: number;
}

export interface StreamsOptions {
	/** The lane that came of a spawn. */
	laneOf(token: string): KnownLane | undefined;
	/** Whether the event is told, or left out since too many came before it. */
	tell(lane: KnownLane, event: EventBody, t: number): boolean;
	event(lane: KnownLane, event: EventBody, t: number): void;
	/** A lane writes to its descriptor 1 or 2. */
	output(lane: KnownLane, write: Write): void;
	/** So much of that is not told one by one. */
	flood(lane: KnownLane, line: FloodLine): void;
	shorten: Shorten;
}

/** An end as the probe numbered it. */
interface End {
	/** Undefined where what is read from it comes from outside the run. */
	mouth?: Mouth;
	fd?: number;
	lines: number;
	/** What was left out is told with what comes next. */
	rest: { write?: Rest; read?: Rest };
}

interface Rest extends FlowRange {
	/** Of the first write, or the last read. */
	t: number;
}

/** Another pipe may have the number of one that is gone. */
const isOver = ({ holder }: Medium): boolean => holder.every((lane) => lane()?.ended);

interface Connection {
	medium: Medium;
	/** The address of the one that connected. */
	client: string;
	/** Who had its two sides. */
	lanes: [Set<KnownLane>, Set<KnownLane>];
}

const WORDS = ['stdin', 'stdout', 'stderr'];
/** From here on the probe leaves lines out: see budget.cjs. */
const THINNED = 4990;

/** Nothing is known of any stream. */
export function streams({ laneOf, tell, event, output, flood, shorten }: StreamsOptions): Streams {
	const all = media();
	const unix = unixPairs(all);
	const spawns = new Map<string, { parent: KnownLane; line: SpawnLine }>();
	const stdio = new Map<string, Medium>();
	const connections = new Map<string, Connection>();
	/** By identity of the file; undefined where it leads out of the run. */
	const files = new Map<string, Mouth | undefined>();
	const ends = new Map<KnownLane, Map<number, End>>();
	/** Descriptors of processes. */
	const descriptors = new Map<KnownLane, Map<number, Mouth>>();
	let root: KnownLane | undefined;

	function take(lane: KnownLane, line: Line): boolean {
		switch (line.k) {
			case 'spawn':
				spawns.set(line.spawn, { parent: lane, line });
				giveAway(lane, line);
				return false;
			case 'spawned':
				for (const [fd, file] of Object.entries(line.files ?? {}))
					files.set(file, { medium: stdioOf(line.spawn, Number(fd)), side: 1 });
				return false;
			case 'end':
				endsOf(lane).set(line.end, { mouth: identify(lane, line), fd: line.fd, lines: 0, rest: {} });
				return true;
			case 'unconnected':
				unix.drop(ends.get(lane)?.get(line.end)?.mouth);
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

	function begun(lane: KnownLane, line: BeginLine): void {
		const own = new Map<number, Mouth>();
		root ??= lane;
		for (const [number, file] of Object.entries(line.ends ?? {})) {
			const fd = Number(number);
			// What the first process was given leads out of the run.
			if (lane === root && !files.has(file)) files.set(file, undefined);
			const known = files.get(file);
			const mouth = files.has(file) && !known?.medium.oneWay ? known : inherited(lane, line.spawn, fd, file);
			if (mouth) hold(mouth, lane, fd);
			if (mouth) own.set(fd, mouth);
		}
		descriptors.set(lane, own);
	}

	/** A descriptor whose file is not known yet: a pipe that somebody made, or what the parent gave. */
	function inherited(lane: KnownLane, token: string, fd: number, file: string): Mouth | undefined {
		if (file.startsWith('pipe:')) return pipe(file, 'pipe', fd === 0 ? 1 : 0);
		const spawn = spawns.get(token);
		const end = spawn?.line.gives?.[fd];
		const mouth = spawn?.line.pipes?.includes(fd)
			? { medium: stdioOf(token, fd), side: 1 as const }
			: end !== undefined && spawn
				? ends.get(spawn.parent)?.get(end)?.mouth
				: undefined;
		if (mouth && lane.process === lane) files.set(file, mouth);
		return mouth;
	}

	function pipe(file: string, kind: 'pipe' | 'fifo', side: 0 | 1): Mouth {
		const known = files.get(file);
		if (known && !isOver(known.medium)) return { medium: known.medium, side };
		const medium = all.create(kind, [nobody, nobody]);
		files.set(file, { medium, side });
		return { medium, side };
	}

	/** The side of a pipe depends on what is done with it. */
	function hold(mouth: Mouth, lane: KnownLane, fd: number): void {
		const { medium } = mouth;
		if (medium.oneWay && fd <= 2) holds(medium, fd === 0 ? 1 : 0, lane);
	}

	function holds(medium: Medium, side: 0 | 1, lane: KnownLane): void {
		if (!medium.holder[side]()) medium.holder[side] = () => lane;
	}

	function stdioOf(token: string, fd: number): Medium {
		const key = `${token} ${fd}`;
		let medium = stdio.get(key);
		if (!medium) {
			medium = all.create('stdio', [() => spawns.get(token)?.parent, () => laneOf(token)], WORDS[fd] ?? `fd${fd}`);
			stdio.set(key, medium);
		}
		return medium;
	}

	/** A child is given an end that its parent had: the parent's place is then the child's. */
	function giveAway(lane: KnownLane, { spawn, gives = {} }: SpawnLine): void {
		for (const end of Object.values(gives)) {
			const mouth = ends.get(lane)?.get(end)?.mouth;
			if (!mouth) continue;
			const { medium, side } = mouth;
			medium.holder[side] = () => laneOf(spawn);
			if (medium.kind !== 'stdio') continue;
			medium.kind = 'pipe';
			delete medium.word;
		}
	}

	function identify(lane: KnownLane, line: EndLine): Mouth | undefined {
		const { child, file, fd, fifo, local, remote, unix: path } = line;
		if (child) return { medium: stdioOf(child.spawn, child.fd), side: 0 };
		if (local !== undefined && remote !== undefined) return connection(lane, line, local, remote);
		if (path !== undefined) return unix.end(lane, path, line.role === 'client', line.t);
		if (file === undefined) return undefined;
		if (files.has(file) && !files.get(file)?.medium.oneWay) return files.get(file);
		if (file.startsWith('pipe:')) return pipe(file, fifo ? 'fifo' : 'pipe', 0);
		return fd === undefined ? undefined : descriptors.get(lane.process)?.get(fd);
	}

	/** The two ends of a connection have the same two addresses. One that comes again is another connection. */
	function connection(lane: KnownLane, { role, tls }: EndLine, local: string, remote: string): Mouth {
		const key = `${tls ? 'tls ' : ''}${[local, remote].toSorted().join(' ')}`;
		let known = connections.get(key);
		if (!known || known.lanes[sideOf(known, local)].has(lane)) {
			const medium = all.create('tcp', [nobody, nobody]);
			known = { medium, client: role === 'server' ? remote : local, lanes: [new Set(), new Set()] };
			connections.set(key, known);
		}
		const side = sideOf(known, local);
		known.lanes[side].add(lane);
		holds(known.medium, side, lane);
		return { medium: known.medium, side };
	}

	function moved(lane: KnownLane, line: BytesLine): void {
		const end = ends.get(lane)?.get(line.end);
		if (!end) return;
		const { k: way, t, from, to, text, base64, preview } = line;
		const at = shorten.place(line.at);
		const size = to - from;
		const isInput = text !== undefined || base64 !== undefined;
		const content = text === undefined ? { base64: base64 ?? '' } : { text };
		const mouth = end.mouth && sideFor(end.mouth, way, lane);
		if (!mouth) {
			if (isInput) tell(lane, { kind: 'in', fd: 0, ...content, at }, t);
			return;
		}
		const flow = all.flowOf(mouth, way);
		if (way === 'write' && (line.merged || ++end.lines >= THINNED)) flow.thinned();
		later(mouth, way, lane, t, size, (range) => {
			if (isInput) tell(lane, { kind: 'in', fd: 0, ...content, ...range, at }, t);
			else tellRange(lane, end, way, { ...range, t }, { ...(preview !== undefined && { preview }), at });
		});
	}

	/** Of a range that is left out the next one takes the bytes, so that each byte has its event. */
	function tellRange(
		lane: KnownLane,
		end: End,
		way: 'write' | 'read',
		range: Rest,
		more: { preview?: string; at?: string },
	): void {
		const before = end.rest[way];
		if (before && before.to !== range.from) tellRest(lane, end, way);
		const { from, t } = end.rest[way] ?? range;
		const whole = { ...range, from, t: way === 'write' ? t : range.t };
		const isAlone = from === range.from;
		delete end.rest[way];
		if (!tell(lane, bodyOf(way, whole, isAlone ? more : {}), whole.t)) end.rest[way] = whole;
	}

	function tellRest(lane: KnownLane, end: End, way: 'write' | 'read'): void {
		const rest = end.rest[way];
		if (!rest) return;
		delete end.rest[way];
		event(lane, bodyOf(way, rest, {}), rest.t);
	}

	function tellRests(lane: KnownLane): void {
		for (const end of ends.get(lane)?.values() ?? []) {
			tellRest(lane, end, 'write');
			tellRest(lane, end, 'read');
		}
	}

	function seen(lane: KnownLane, { way, t, fd, file, bytes, size }: SeenBytes): boolean {
		if (!files.has(file)) fromNode(lane, fd, file);
		const known = files.get(file);
		const side = way === 'write' ? 0 : 1;
		const found =
			known && !known.medium.oneWay ? known : file.startsWith('pipe:') ? pipe(file, 'pipe', side) : undefined;
		if (!found) return false;
		later(sideFor(found, way, lane), way, lane, t, size, ({ channel, from, to }) => {
			const isWhole = bytes.length === size;
			if (way === 'write' && (fd === 1 || fd === 2) && isWhole)
				output(lane, { t, fd, bytes, channel, from, to: 'elsewhere' });
			else if (way === 'read' && fd === 0 && isWhole)
				tell(lane, { kind: 'in', fd, ...contentOf(bytes), channel, from, to }, t);
			else tell(lane, { kind: way === 'write' ? 'send' : 'receive', channel, bytes: size, from, to }, t);
		});
		return true;
	}

	/** Node gives sockets as pipes, which what the child starts may inherit. */
	function fromNode(lane: KnownLane, fd: number, file: string): void {
		if (!file.startsWith('socket:')) return;
		for (let heir: KnownLane | undefined = lane; heir?.lane.node === false; heir = heir.parent) {
			for (const [token, { line }] of spawns) {
				if (!line.pipes?.includes(fd) || laneOf(token) !== heir) continue;
				files.set(file, { medium: stdioOf(token, fd), side: 1 });
				return;
			}
		}
	}

	function sideFor(mouth: Mouth, way: 'write' | 'read', lane: KnownLane): Mouth {
		const { medium } = mouth;
		if (!medium.oneWay) return mouth;
		const side = way === 'write' ? 0 : 1;
		holds(medium, side, lane);
		return { medium, side };
	}

	function wrote(lane: KnownLane, line: OutLine): boolean {
		const mouth = outlet(lane, line.fd, line.direct);
		if (!mouth) return false;
		const write = lineWrite(line, shorten);
		later(mouth, 'write', lane, line.t, write.bytes.length, ({ channel, from }) =>
			output(lane, { ...write, channel, from }),
		);
		return true;
	}

	/** What was written is left out, but not that and when it was: its bytes are read somewhere. */
	function flooded(lane: KnownLane, line: FloodLine): boolean {
		const mouth = outlet(lane, line.fd);
		if (!mouth) return false;
		all.flowOf(mouth, 'write').thinned();
		flood(lane, line);
		later(mouth, 'write', lane, line.since, line.bytes, ({ channel, from, to }) =>
			event(lane, { kind: 'send', channel, bytes: to - from, from, to }, line.since),
		);
		return true;
	}

	/** Where a lane's standard output or error leads to, where that is another lane. */
	function outlet(lane: KnownLane, fd: 1 | 2, direct?: boolean): Mouth | undefined {
		if (!direct)
			for (let at: KnownLane | undefined = lane; at?.lane.kind === 'thread'; at = at.parent) if (at.owned[fd]) return;
		const mouth = descriptors.get(lane.process)?.get(fd);
		return mouth && sideFor(mouth, 'write', lane);
	}

	function later(
		mouth: Mouth,
		way: 'write' | 'read',
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

	function endsOf(lane: KnownLane): Map<number, End> {
		const own = ends.get(lane) ?? new Map<number, End>();
		ends.set(lane, own);
		return own;
	}

	return {
		take,
		begun,
		seen,
		settle() {
			unix.settle();
			all.settle(false);
		},
		ended(lane) {
			for (const fd of [1, 2] as const) {
				const mouth = outlet(lane, fd);
				const flow = mouth && all.flowOf(mouth, 'write');
				if (flow?.waiting && flow.writers.has(lane)) flow.look(true);
			}
			tellRests(lane);
		},
		release() {
			all.settle(true);
			for (const lane of ends.keys()) tellRests(lane);
		},
	};
}

function contentOf(bytes: Buffer): { text: string } | { base64: string } {
	return isUtf8(bytes) ? { text: bytes.toString() } : { base64: bytes.toString('base64') };
}

const nobody = (): undefined => undefined;

function bodyOf(way: 'write' | 'read', { t: _, channel, from, to, seen }: Rest, more: object): EventBody {
	const kind = way === 'write' ? 'send' : 'receive';
	return { kind, channel, bytes: to - from, from, to, ...(seen && { seen }), ...more };
}
const sideOf = ({ client }: Connection, local: string): 0 | 1 => (local === client ? 0 : 1);
