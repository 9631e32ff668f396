/** What claims are written with: short questions to a recording. */
import { decodeEach, decodeOutput } from './decode-output.ts';
import { compareMoments, processOf } from './lane-order.ts';
import { NotRecorded } from './not-recorded.ts';
import { ofKind } from './of-kind.ts';
import type { EventKind, EventOf, ExitEvent, Lane, LaneId, MarkEvent, OutputEvent, Recording } from './types.ts';

/** The lane of that id; an error that lists the lanes where there is none. */
export function laneById({ lanes }: Recording, id: LaneId): Lane {
	const lane = lanes.find((lane) => lane.id === id);
	if (!lane)
		throw new Error(`There is no lane ${id}: the run has ${lanes.map((lane) => lane.id).join(', ') || 'none'}.`);
	return lane;
}

/** The processes, `P1` first. */
export function processes({ lanes }: Recording): Lane[] {
	return lanes.filter(({ kind }) => kind === 'process');
}

/** The worker threads of the run, or of one process. A process's own first thread is the process's lane. */
export function threads({ lanes }: Recording, process?: Lane | LaneId): Lane[] {
	const id = process && idOf(process);
	return lanes.filter((lane) => lane.kind === 'thread' && (id === undefined || processOf(lane.id) === id));
}

/** The lanes that a lane started itself. */
export function childrenOf({ lanes }: Recording, lane: Lane | LaneId): Lane[] {
	const id = idOf(lane);
	return lanes.filter(({ parent }) => parent === id);
}

/** The moments that the program named, in order of time. */
export function marks(recording: Recording, name?: string): MarkEvent[] {
	return eventsOf(recording, 'mark').filter((mark) => name === undefined || mark.name === name);
}

/**
 * The events of a kind, of all lanes or of one, in order of time. Throws `NotRecorded` (which a verdict shows as "not
 * judged") where some were left out of the recording; `{ partial: true }` accepts what is there.
 */
export function eventsOf<K extends EventKind>(
	recording: Recording,
	kind: K,
	lane?: Lane | LaneId,
	{ partial = false } = {},
): EventOf<K>[] {
	const id = lane && idOf(lane);
	if (!partial) refuseGaps(recording, kind, id);
	return ofKind(recording.events, kind)
		.filter((event) => id === undefined || event.lane === id)
		.sort(compareMoments);
}

export interface Printed {
	/** What this lane wrote, in its order. Absent: what reached the terminal, in order of arrival. */
	lane?: Lane | LaneId;
	/** 1 or 2. Absent: both. */
	fd?: number;
	/** Accepts a recording that kept only a part of the output. */
	partial?: boolean;
}

/** What was printed, as one text. */
export function printed(recording: Recording, what: Printed = {}): string {
	return decodeOutput(writesOf(recording, what));
}

/** What was printed, as lines without their ends. */
export function lines(recording: Recording, what: Printed = {}): string[] {
	const text = printed(recording, what);
	return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** The writes that completed the lines that begin so, or that match: one for each line, in the order of `lines()`. */
export function printedAt(recording: Recording, wanted: string | RegExp, what: Printed = {}): OutputEvent[] {
	const writes = writesOf(recording, what);
	const parts = decodeEach(writes);
	const found: OutputEvent[] = [];
	let [write, written, from] = [0, parts[0]?.length ?? 0, 0];
	for (const line of parts.join('').split('\n')) {
		const text = line.replace(/\r$/, '');
		const last = from + Math.max(text.length - 1, 0);
		while (written <= last && write < writes.length) written += parts[++write]?.length ?? 0;
		const event = writes[write];
		if (event && (typeof wanted === 'string' ? text.startsWith(wanted) : wanted.test(text))) found.push(event);
		from += line.length + 1;
	}
	return found;
}

/** How a lane ended; undefined where it had not. */
export function exitOf(recording: Recording, lane: Lane | LaneId): ExitEvent | undefined {
	return eventsOf(recording, 'exit', lane).at(-1);
}

/** A lane's first and last moment, microseconds. A lane that had not ended lasts until the recording's end. */
export function spanOf(recording: Recording, lane: Lane | LaneId): { from: number; to: number } {
	const id = laneById(recording, idOf(lane)).id;
	const times = recording.events.filter((event) => event.lane === id).map(({ t }) => t);
	const last = recording.events.reduce((last, { t }) => Math.max(last, t), recording.header.durationUs ?? 0);
	const from = times.reduce((least, t) => Math.min(least, t), last);
	return { from, to: exitOf(recording, id)?.t ?? last };
}

function idOf(lane: Lane | LaneId): LaneId {
	return typeof lane === 'string' ? lane : lane.id;
}

function writesOf(recording: Recording, { lane, fd, partial }: Printed): OutputEvent[] {
	const writes = eventsOf(recording, 'out', lane, { partial }).filter((event) => fd === undefined || event.fd === fd);
	return lane === undefined ? arrivedInOrder(writes) : writes;
}

function refuseGaps({ events }: Recording, kind: EventKind, lane: LaneId | undefined): void {
	for (const event of events) {
		if (event.kind !== 'dropped' || event.what !== kind || (lane !== undefined && event.lane !== lane)) continue;
		throw new NotRecorded(`The recording left out ${event.count} "${kind}" events of ${event.lane}.`);
	}
}

function arrivedInOrder(written: OutputEvent[]): OutputEvent[] {
	return written
		.filter(({ arrived }) => arrived !== undefined)
		.sort((a, b) => (a.arrived as number) - (b.arrived as number));
}
