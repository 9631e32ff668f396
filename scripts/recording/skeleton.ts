/**
 * The logical skeleton of a run: equal skeletons mean that two runs did the same, whatever their timing.
 *
 * Lanes that one parent started alike (kind, name, arguments) and that ended alike (code, signal) form one group, since
 * which of several equal workers did what is chance. A group tells its number of lanes, the multiset of the lines that
 * they wrote to each fd or read from it (a set, where some were left out), the multiset of messages sent and received,
 * which byte streams, marks, locks, signals and errors they had, and the groups that they started in their turn.
 * Channels stand by what they connect, and not by the numbers of lanes, ports or sockets. In names, arguments, lines,
 * messages and errors, numbers and the like are blurred (blur.ts). Not part of it: times, CPU time, states, ids, the order
 * of events, how output and byte streams were cut in pieces (also where a line quotes a piece that was read), how often
 * something was marked or locked, or waited for.
 */
import { blur } from './blur.ts';
import { parseChannel, parseWaited } from './channel.ts';
import { decodeOutput } from './decode-output.ts';
import { compareLanes, sortEvents } from './lane-order.ts';
import { ofKind } from './of-kind.ts';
import { rangeOf } from './stream-range.ts';
import type { EventKind, Lane, LaneId, Recording, RunEvent } from './types.ts';

/** The skeleton, as indented text. */
export function skeletonOf(recording: Recording): string {
	const { cause, code, signal } = recording.header.exit ?? {};
	const ending = recording.header.exit ? `ended ${cause ?? signal ?? code}` : 'not ended';
	const run: Run = { lanes: recording.lanes, events: eventsByLane(recording), roles: rolesOf(recording) };
	return [ending, ...groupsOf(run, undefined)].join('\n');
}

interface Run {
	lanes: Lane[];
	events: Map<LaneId, RunEvent[]>;
	/** What each channel connects, as kinds of lanes. */
	roles: Map<string, string>;
}

function eventsByLane({ lanes, events }: Recording): Map<LaneId, RunEvent[]> {
	const byLane = new Map<LaneId, RunEvent[]>(lanes.map(({ id }) => [id, []]));
	for (const event of sortEvents(events)) byLane.get(event.lane)?.push(event);
	return byLane;
}

/** `process child.ts > process main.ts`, `broadcast news`, …: what each channel of the recording connects. */
export function rolesOf({ lanes, events }: Recording): Map<string, string> {
	const names = new Map(lanes.map((lane) => [lane.id, identityOf(lane)]));
	const ends = new Map<string, { send: Set<string>; receive: Set<string> }>();
	for (const event of events) {
		if (event.kind !== 'send' && event.kind !== 'receive') continue;
		const pair = ends.get(event.channel) ?? { send: new Set(), receive: new Set() };
		ends.set(event.channel, pair);
		pair[event.kind].add(names.get(event.lane) ?? '');
	}
	const list = (names: Set<string>) => [...names].sort().join(', ') || '?';
	return new Map(
		[...ends].map(([name, { send, receive }]) => {
			const channel = parseChannel(name);
			if (channel.kind === 'broadcast') return [name, `broadcast ${blur(channel.name)}`];
			if (channel.kind !== 'pair') return [name, `${list(send)} > ${list(receive)}`];
			const { from, to, stream } = channel;
			const role = `${names.get(from) ?? from} > ${names.get(to) ?? to}`;
			return [name, stream === undefined ? role : `${role} ${stream.replace(/\d+$/, '')}`];
		}),
	);
}

/** What a lane is, whichever of several alike it is: `thread worker.ts`. */
export const identityOf = ({ kind, name, argv = [], node }: Lane): string =>
	blur([kind, name, ...(node === false ? argv : argv.map(spelledShort))].join(' '));

/** Node runs the same file by `./main.ts` and by `main.ts`; a shell may not. */
const spelledShort = (word: string): string => word.replace(/^\.\//, '');

/** The groups of lanes that these lanes started, each as its lines, sorted. */
function groupsOf(run: Run, parents: Set<LaneId | undefined> | undefined): string[] {
	const known = new Set(run.lanes.map(({ id }) => id));
	const isRoot = ({ parent }: Lane) => parent === undefined || !known.has(parent);
	const lanes = run.lanes.filter((lane) => (parents ? !isRoot(lane) && parents.has(lane.parent) : isRoot(lane)));
	const groups = new Map<string, Lane[]>();
	for (const lane of lanes) {
		const key = `${identityOf(lane)}, ${endingOf(run.events.get(lane.id) ?? [])}`;
		groups.set(key, [...(groups.get(key) ?? []), lane]);
	}
	return [...groups].map(([key, lanes]) => groupText(run, key, lanes)).sort();
}

function endingOf(events: RunEvent[]): string {
	const exit = events.find((event) => event.kind === 'exit');
	return exit?.kind === 'exit' ? `exit ${exit.signal ?? exit.code}` : 'no exit';
}

function groupText(run: Run, key: string, lanes: Lane[]): string {
	const events = lanes.toSorted((a, b) => compareLanes(a.id, b.id)).map(({ id }) => run.events.get(id) ?? []);
	const facts = [...linesOf(events), ...messagesOf(run, events.flat()), ...wordsOf(run, events.flat())];
	const inner = [...facts, ...groupsOf(run, new Set(lanes.map(({ id }) => id)))];
	return [`${lanes.length} × ${key}`, ...inner.map((text) => text.replace(/^/gm, '  '))].join('\n');
}

function linesOf(lanes: RunEvent[][]): string[] {
	return (['out', 'in'] as const).flatMap((kind) => {
		const lines = lanes.flatMap((events) => {
			const texts = Map.groupBy(ofKind(events, kind), ({ fd }) => fd);
			const pieces = kind === 'out' ? piecesRead(events) : [];
			return [...texts].flatMap(([fd, events]) => linesOfText(decodeOutput(events), `${kind} ${fd}`, pieces));
		});
		const quoting = lines.filter(({ quotes }) => quotes).map(({ text }) => text);
		const others = lines.filter(({ quotes }) => !quotes).map(({ text }) => text);
		return [...unique(quoting), ...(isPartial(lanes.flat(), kind) ? unique(others) : counted(others))];
	});
}

/** What a lane read of byte streams, piece by piece, quoted as programs print it. The longest first. */
function piecesRead(events: RunEvent[]): string[] {
	const texts = ofKind(events, 'in').flatMap((event) => (event.text && rangeOf(event) ? event.text : []));
	return [...new Set(texts)].sort((a, b) => b.length - a.length).map((text) => JSON.stringify(text));
}

/** The lines of a text. Where one quotes a piece that was read, the cut is chance: in what it quotes and how often. */
function linesOfText(text: string, where: string, pieces: string[]): { text: string; quotes: boolean }[] {
	if (text === '') return [];
	return text
		.replace(/\r?\n$/, '')
		.split(/\r?\n/)
		.map((line) => {
			const piece = pieces.find((piece) => line.includes(piece));
			const rest = piece === undefined ? line : line.replace(piece, () => '"a piece"');
			return { text: `${where}: ${blur(rest)}`, quotes: piece !== undefined };
		});
}

function messagesOf({ roles }: Run, events: RunEvent[]): string[] {
	return (['send', 'receive'] as const).flatMap((kind) => {
		const messages = ofKind(events, kind);
		const whole = messages
			.filter(({ message }) => message !== undefined)
			.map(({ channel, preview }) => `${kind} ${roles.get(channel)}: ${blur(preview ?? '')}`);
		const streams = messages.filter(({ message }) => message === undefined);
		const told = isPartial(events, kind) ? unique(whole) : counted(whole);
		return [...told, ...unique(streams.map(({ channel }) => `${kind} bytes ${roles.get(channel)}`))];
	});
}

const isPartial = (events: RunEvent[], kind: EventKind): boolean =>
	events.some((event) => event.kind === 'dropped' && event.what === kind);

function wordsOf({ lanes }: Run, events: RunEvent[]): string[] {
	const nameOf = (id: LaneId) => {
		const lane = lanes.find((lane) => lane.id === id);
		return lane ? identityOf(lane) : id;
	};
	const words = events.flatMap((event) => {
		if (event.kind === 'mark') return `mark ${blur(event.name)}`;
		if (event.kind === 'hold') return `hold ${heldAs(event.on)}`;
		if (event.kind === 'signal')
			return `signal ${event.signal}${event.to === undefined ? '' : ` to ${nameOf(event.to)}`}`;
		if (event.kind === 'error') return `error ${event.name}: ${blur(event.message)}`;
		if (event.kind === 'exec') return `exec ${blur(event.argv.join(' '))}`;
		return [];
	});
	return unique(words);
}

/** A lock by its name: which process a Web Lock belongs to is a number. */
export function heldAs(on: string): string {
	const waited = parseWaited(on);
	return blur(waited.kind === 'web lock' ? `lock:${waited.name}@` : on);
}

const unique = (lines: string[]): string[] => [...new Set(lines)].sort();

function counted(lines: string[]): string[] {
	const counts = new Map<string, number>();
	for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
	return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`)).sort();
}
