/**
 * The logical skeleton of a run: equal skeletons mean that two runs did the same, whatever their timing.
 *
 * Lanes that one parent started alike (kind, name, arguments) and that ended alike (code, signal) form one group, since
 * which of several equal workers did what is chance. A group tells its number of lanes, the multiset of the lines that
 * they wrote to each fd (a set, where output was left out), the multiset of messages sent and received with the peer,
 * which byte streams, marks, locks, signals and errors they had, and the groups that they started in their turn.
 * In names, arguments, lines, messages and errors, numbers and the like are blurred (blur.ts). Not part of it: times,
 * ids, the order of events, how output and byte streams were cut in pieces, how often something was marked or locked.
 */
import { blur } from './blur.ts';
import { decodeOutput } from './decode-output.ts';
import { compareLanes, sortEvents } from './lane-order.ts';
import { ofKind } from './of-kind.ts';
import type { Lane, LaneId, Recording, RunEvent } from './types.ts';

/** The skeleton, as indented text. */
export function skeletonOf(recording: Recording): string {
	const { cause, code, signal } = recording.header.exit ?? {};
	const ending = recording.header.exit ? `ended ${cause ?? signal ?? code}` : 'not ended';
	const run: Run = { lanes: recording.lanes, events: eventsByLane(recording), peers: peersOf(recording) };
	return [ending, ...groupsOf(run, undefined)].join('\n');
}

interface Run {
	lanes: Lane[];
	events: Map<LaneId, RunEvent[]>;
	/** What each message or channel connects, as kinds of lanes. */
	peers: Map<string, string>;
}

function eventsByLane({ lanes, events }: Recording): Map<LaneId, RunEvent[]> {
	const byLane = new Map<LaneId, RunEvent[]>(lanes.map(({ id }) => [id, []]));
	for (const event of sortEvents(events)) byLane.get(event.lane)?.push(event);
	return byLane;
}

/** `child.ts > main.ts` for each message and channel whose ends are in the recording. */
function peersOf({ lanes, events }: Recording): Map<string, string> {
	const names = new Map(lanes.map((lane) => [lane.id, identityOf(lane)]));
	const ends = new Map<string, { send: Set<string>; receive: Set<string> }>();
	for (const event of events) {
		if (event.kind !== 'send' && event.kind !== 'receive') continue;
		const key = event.message ?? event.channel;
		const pair = ends.get(key) ?? { send: new Set(), receive: new Set() };
		ends.set(key, pair);
		pair[event.kind].add(names.get(event.lane) ?? '');
	}
	const list = (names: Set<string>) => [...names].sort().join(', ') || '?';
	return new Map([...ends].map(([key, { send, receive }]) => [key, `${list(send)} > ${list(receive)}`]));
}

const identityOf = ({ kind, name, argv }: Lane): string => blur([kind, name, ...(argv ?? [])].join(' '));

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
	const facts = [...linesOf(events), ...messagesOf(run, events.flat()), ...wordsOf(events.flat())];
	const inner = [...facts, ...groupsOf(run, new Set(lanes.map(({ id }) => id)))];
	return [`${lanes.length} × ${key}`, ...inner.map((text) => text.replace(/^/gm, '  '))].join('\n');
}

function linesOf(lanes: RunEvent[][]): string[] {
	const isCut = lanes.flat().some((event) => event.kind === 'dropped' && event.what === 'out');
	const lines = lanes.flatMap((events) => {
		const written = ofKind(events, 'out');
		const fds = new Set(written.map(({ fd }) => fd));
		return [...fds].flatMap((fd) => linesOfText(decodeOutput(written.filter((event) => event.fd === fd)), fd));
	});
	return isCut ? [...new Set(lines)].sort() : counted(lines);
}

function linesOfText(text: string, fd: number): string[] {
	const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
	return text === '' ? [] : lines.map((line) => `out ${fd}: ${blur(line)}`);
}

function messagesOf({ peers }: Run, events: RunEvent[]): string[] {
	const messages = ofKind(events, 'send', 'receive');
	const whole = messages.filter(({ message }) => message !== undefined);
	const streams = messages.filter(({ message }) => message === undefined);
	return [
		...counted(
			whole.map(({ kind, message, preview }) => `${kind} ${peers.get(message ?? '')}: ${blur(preview ?? '')}`),
		),
		...[...new Set(streams.map(({ kind, channel }) => `${kind} bytes ${peers.get(channel)}`))].sort(),
	];
}

function wordsOf(events: RunEvent[]): string[] {
	const words = events.flatMap((event) => {
		if (event.kind === 'mark') return `mark ${blur(event.name)}`;
		if (event.kind === 'hold') return `hold ${blur(event.on)}`;
		if (event.kind === 'signal') return `signal ${event.signal}`;
		if (event.kind === 'error') return `error ${event.name}: ${blur(event.message)}`;
		if (event.kind === 'exec') return `exec ${blur(event.argv.join(' '))}`;
		return [];
	});
	return [...new Set(words)].sort();
}

function counted(lines: string[]): string[] {
	const counts = new Map<string, number>();
	for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
	return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`)).sort();
}
