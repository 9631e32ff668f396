/**
 * Joins what was sent with where it was received. Both ends of a channel count what goes through it, so the n-th that one end
 * sent is the n-th that the other received. A port that moves to another lane counts anew there: the message that carried it
 * tells how many it had sent and received until then. Pure.
 */
import { type Broadcasts, broadcasts } from './broadcasts.ts';
import type { Identities } from './identities.ts';
import type { EventBody, KnownLane, Spawn } from './known-lane.ts';
import type { BeginLine, CarriedPorts, JoinLine, Line, ReceiveLine, SendLine, ThreadLine } from './lines.ts';
import { ownChannel, type Port, spawnChannel, strayChannel, through } from './ports.ts';
import type { Thin } from './thin.ts';

export interface Messages {
	/** What a line waits for: a message that nobody is known to have sent. */
	waits(file: string, lane: KnownLane, line: Line): string | undefined;
	/** Whether the line is done with. */
	take(file: string, lane: KnownLane, line: Line): boolean;
}

export interface MessagesOptions {
	identities: Identities;
	thinned: Thin;
	spawn(token: string): Spawn | undefined;
	event(lane: KnownLane, body: EventBody, t: number): void;
	place(place: string | undefined): string | undefined;
	/** Files may wait for this. */
	wake(key: string): void;
}

/** What travels with a message or to a thread, as its sender knows it. */
export interface Carried {
	ports: { path: string | null; port: Port | undefined }[];
	buffers: [path: string, id: string][];
}

/** No message has been sent. */
export function messages(options: MessagesOptions): Messages {
	const { identities, thinned, spawn, event, place, wake } = options;
	/** By lane file and name there. */
	const ports = new Map<string, Port>();
	const tokens = new Map<string, string>();
	/** What was given to threads, by the token of their spawn. */
	const given = new Map<string, Carried>();
	/** How many MessageChannels a lane made, and how many before the program of a file: `process.execve` starts another. */
	const made = new Map<KnownLane, number>();
	const before = new Map<string, number>();
	const shared: Broadcasts = broadcasts({ ...options, join });
	const strays = new Map<KnownLane, Port>();

	function began(file: string, lane: KnownLane, line: BeginLine): void {
		tokens.set(file, line.spawn);
		before.set(file, made.get(lane) ?? 0);
	}

	/** Undefined for a port that came with a message of which nothing is known. */
	function portOf(file: string, lane: KnownLane, ch: string): Port | undefined {
		const known = ports.get(`${file} ${ch}`);
		if (known) return known;
		const [first] = ch;
		if (first === 'p') know(file, ch, tokens.get(file), 'below');
		else if (first === 'i') know(file, ch, holderOf(tokens.get(file)), 'below');
		else if (first === 'w' || first === 'c') know(file, ch, ch.slice(2), 'above');
		else if (first !== 'r') own(file, lane, Number.parseInt(ch, 10));
		return ports.get(`${file} ${ch}`);
	}

	/** The channel between a lane and the one that started it. */
	function know(file: string, ch: string, token: string | undefined, side: 'above' | 'below'): void {
		const own = token === undefined ? undefined : spawn(token);
		if (own) ports.set(`${file} ${ch}`, spawnChannel(own, side));
	}

	/** The spawn that a process's channel was made for: an earlier one, where the descriptor was handed on. */
	function holderOf(token: string | undefined): string | undefined {
		const own = token === undefined ? undefined : spawn(token);
		if (!own || own.ipc) return token;
		for (let lane = own.execed ? own.lane : own.parent; lane; lane = lane.parent) {
			const [file] = lane.process.files;
			const up = file && tokens.get(file);
			if (up !== undefined && up !== token) return holderOf(up);
		}
		return undefined;
	}

	/** A MessageChannel that the lane made. */
	function own(file: string, lane: KnownLane, n: number): void {
		const count = (before.get(file) ?? 0) + n;
		made.set(lane, Math.max(made.get(lane) ?? 0, count));
		const channel = ownChannel(lane.lane.id, count);
		ports.set(`${file} ${n}a`, channel.a);
		ports.set(`${file} ${n}b`, channel.b);
	}

	function carriedBy(file: string, lane: KnownLane, line: CarriedPorts): Carried | undefined {
		if (!line.ports && !line.buffers) return undefined;
		const moved = (line.ports ?? []).map(([path, ch, sent = 0, received = 0]) => {
			const port = ch === null ? undefined : portOf(file, lane, ch);
			return { path, port: port && { ...port, sent: port.sent + sent, received: port.received + received } };
		});
		return { ports: moved, buffers: line.buffers ?? [] };
	}

	/** What came is what was sent: by its place in the message, or in the list of ports. */
	function join(sent: Carried, file: string, came: CarriedPorts): void {
		came.ports?.forEach(([path, ch], index) => {
			const at = path === null ? undefined : sent.ports.find((each) => each.path === path);
			const { port } = at ?? sent.ports[index] ?? {};
			if (port && ch !== null) ports.set(`${file} ${ch}`, port);
		});
		const ids = new Map(sent.buffers);
		for (const [path, id] of came.buffers ?? []) {
			const same = ids.get(path);
			if (same !== undefined) identities.join(same, id);
		}
	}

	function send(file: string, lane: KnownLane, line: SendLine): void {
		const port = portOf(file, lane, line.ch) ?? stray(lane);
		const { out } = port;
		const n = Math.max(port.sent + line.n, out.shared ? out.next : 0);
		const { t, bytes, preview, at } = line;
		const carried = carriedBy(file, lane, line);
		const told = thinned.tells(lane, 'send', t);
		const message = through(out, n);
		if (told) event(lane, { kind: 'send', message, channel: out.channel, ...{ bytes, preview }, at: place(at) }, t);
		const early = out.early.get(n);
		out.early.delete(n);
		if (early && carried) join(carried, early.file, early.line);
		else if (!early && (told || carried)) out.sent.set(n, { told, carried });
		// Those in between were left out by the sender: their receivers leave them out, too.
		for (let next = Math.max(out.next, n - MOST_GAP); next <= n; next++) wake(key(through(out, next)));
		out.next = Math.max(out.next, n + 1);
	}

	function receive(file: string, lane: KnownLane, line: ReceiveLine): void {
		const port = portOf(file, lane, line.ch) ?? stray(lane);
		const { into } = port;
		const n = into.outside ? into.next++ : port.received + line.n;
		const sent = into.sent.get(n);
		into.sent.delete(n);
		if (sent?.carried) join(sent.carried, file, line);
		if (!into.outside && (sent ? !sent.told : n < into.next)) thinned.leave(lane, 'receive', line.t, 1);
		else {
			if (!sent && !into.outside && into.early.size < MOST_EARLY) into.early.set(n, { file, line });
			const seen = into.shared ? { seen: 'inferred' as const } : {};
			const told = { message: through(into, n), channel: into.channel, at: place(line.at), ...seen };
			event(lane, { kind: 'receive', ...told }, line.t);
		}
	}

	/** A port that came from nowhere that is known. */
	function stray(lane: KnownLane): Port {
		const port = strays.get(lane) ?? strayChannel(lane.lane.id);
		strays.set(lane, port);
		return port;
	}

	return {
		waits(file, lane, line) {
			if (line.k !== 'recv') return undefined;
			if (shared.has(file, line.ch)) return shared.waits(file, line);
			const port = portOf(file, lane, line.ch);
			if (!port) return undefined;
			const { into } = port;
			const n = port.received + line.n;
			// Where one was waited for in vain, its sender perhaps does not report at all.
			return into.early.size > 0 || n < into.next ? undefined : key(through(into, n));
		},
		take(file, lane, line) {
			if (line.k === 'begin') began(file, lane, line);
			else if (line.k === 'thread') {
				const carried = carriedBy(file, lane, line);
				if (carried) given.set(line.spawn, carried);
			}
			if (!isOfMessages(line)) return false;
			if (line.k === 'join') shared.join(file, lane, line);
			else if (line.k === 'given') join(given.get(tokens.get(file) ?? '') ?? NOTHING, file, line);
			else if (line.k === 'send' && shared.has(file, line.ch))
				shared.send(file, lane, line, carriedBy(file, lane, line));
			else if (line.k === 'recv' && shared.has(file, line.ch)) shared.receive(file, lane, line);
			else if (line.k === 'send') send(file, lane, line);
			else receive(file, lane, line);
			return true;
		},
	};
}

/** More than a sender leaves out between two messages that it tells of. */
const MOST_GAP = 200;
const MOST_EARLY = 1000;
const NOTHING: Carried = { ports: [], buffers: [] };
const key = (message: string) => `message:${message}`;

type MessageLine = SendLine | ReceiveLine | JoinLine | (Line & { k: 'given' });

function isOfMessages(line: Line | ThreadLine): line is MessageLine {
	return line.k === 'send' || line.k === 'recv' || line.k === 'join' || line.k === 'given';
}
