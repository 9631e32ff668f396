/** The one form of a recording: lanes numbered by their start, events in order, time from the first event. */
import { renameChannel, renameWaited } from './channel.ts';
import { compareLanes, processOf, sortEvents } from './lane-order.ts';
import type { Lane, LaneId, Recording, RunEvent } from './types.ts';

/**
 * The same run with lanes renamed by start order, shared buffers by first use, events sorted by (t, lane, order within
 * lane) and times from 0.
 */
export function canonical(recording: Recording): Recording {
	const names = nameLanes(recording);
	const rename = (lane: LaneId) => names.get(lane) ?? lane;
	const origin = recording.events.reduce((least, { t }) => Math.min(least, t), Number.POSITIVE_INFINITY);
	const shift = Number.isFinite(origin) ? origin : 0;
	const { durationUs } = recording.header;
	return {
		header: { ...recording.header, ...(durationUs !== undefined && { durationUs: durationUs - shift }) },
		lanes: recording.lanes.map((lane) => renameLane(lane, rename)).sort((a, b) => compareLanes(a.id, b.id)),
		events: numberBuffers(sortEvents(recording.events.map((event) => moveEvent(renameEvent(event, rename), shift)))),
	};
}

/** Old name to new name: processes by their start, threads by their start within their process. */
function nameLanes({ lanes, events }: Recording): Map<LaneId, LaneId> {
	const starts = new Map<LaneId, number>();
	for (const { lane, t } of events) starts.set(lane, Math.min(starts.get(lane) ?? t, t));
	const startOf = (lane: Lane) => starts.get(lane.id) ?? Number.MAX_SAFE_INTEGER;
	const depths = depthsOf(lanes);
	const byStart = [...lanes].sort(
		(a, b) => startOf(a) - startOf(b) || (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0) || compareLanes(a.id, b.id),
	);
	const names = new Map<LaneId, LaneId>();
	for (const lane of byStart) if (lane.kind === 'process') names.set(lane.id, `P${names.size + 1}`);
	const threads = new Map<LaneId, number>();
	for (const lane of byStart) {
		if (lane.kind === 'process') continue;
		const process = processOf(lane.id);
		const number = (threads.get(process) ?? 0) + 1;
		threads.set(process, number);
		names.set(lane.id, `${names.get(process) ?? process}.T${number}`);
	}
	return names;
}

/** How many lanes stand above each one, so that a parent comes before a child that started in the same microsecond. */
function depthsOf(lanes: Lane[]): Map<LaneId, number> {
	const parents = new Map(lanes.map((lane) => [lane.id, lane.parent]));
	return new Map(
		lanes.map(({ id }) => {
			let depth = 0;
			for (let up = parents.get(id); up !== undefined && depth < lanes.length; up = parents.get(up)) depth++;
			return [id, depth];
		}),
	);
}

function renameLane(lane: Lane, rename: (lane: LaneId) => LaneId): Lane {
	return { ...lane, id: rename(lane.id), ...(lane.parent !== undefined && { parent: rename(lane.parent) }) };
}

/** Lanes also stand in the names of channels and messages, in what is waited for, and as the ends of signals. */
function renameEvent(event: RunEvent, rename: (lane: LaneId) => LaneId): RunEvent {
	const renamed = { ...event, lane: rename(event.lane) };
	if (renamed.kind === 'spawn') renamed.child = rename(renamed.child);
	else if (renamed.kind === 'state') {
		if (renamed.parent !== undefined) renamed.parent = rename(renamed.parent);
	} else if (renamed.kind === 'signal') {
		if (renamed.from !== undefined) renamed.from = rename(renamed.from);
		if (renamed.to !== undefined) renamed.to = rename(renamed.to);
	} else if ('on' in renamed) renamed.on = renameWaited(renamed.on, rename);
	else if ('channel' in renamed && renamed.channel !== undefined) {
		renamed.channel = renameChannel(renamed.channel, rename);
		if ('message' in renamed && renamed.message !== undefined) renamed.message = renameChannel(renamed.message, rename);
	}
	return renamed;
}

/** Shared buffers by the order in which they come: `s1`, `s2`, … */
function numberBuffers(events: RunEvent[]): RunEvent[] {
	const names = new Map<string, string>();
	const nameOf = (buffer: string) => {
		const name = names.get(buffer) ?? `s${names.size + 1}`;
		names.set(buffer, name);
		return name;
	};
	return events.map((event) =>
		'on' in event ? { ...event, on: renameWaited(event.on, (lane) => lane, nameOf) } : event,
	);
}

function moveEvent(event: RunEvent, shift: number): RunEvent {
	if (shift === 0) return event;
	const moved = { ...event, t: event.t - shift };
	if ('arrived' in moved && moved.arrived !== undefined) moved.arrived -= shift;
	if ('reaped' in moved && moved.reaped !== undefined) moved.reaped -= shift;
	return moved;
}
