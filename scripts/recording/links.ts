/** Links: which event brought about which other one in another lane. */
import { beginOf } from './life.ts';
import { messageLinks } from './message-links.ts';
import { signalLinks } from './signal-links.ts';
import type { LaneId, Recording, RunEvent } from './types.ts';
import { wakeLinks } from './wake-links.ts';

/** One event that brought about another: a start, a message, bytes of a stream, a wake-up, a signal. */
export interface Link {
	kind: 'spawn' | 'message' | 'bytes' | 'wake' | 'signal';
	from: RunEvent;
	to: RunEvent;
	label: string;
	/** True where it was concluded, and not told by those who did it. */
	inferred?: true;
}

/** All links of a recording. What has no partner in the recording has no link. */
export function linksOf(recording: Recording): Link[] {
	const { events } = recording;
	return [...spawnLinks(recording), ...messageLinks(events), ...wakeLinks(events), ...signalLinks(events)];
}

/** From where a lane was started to its `start`. */
function spawnLinks({ lanes, events }: Recording): Link[] {
	const names = new Map(lanes.map(({ id, name }) => [id, name]));
	const starts = new Map(events.flatMap((event) => (event.kind === 'start' ? [[event.lane, event] as const] : [])));
	return events.flatMap((event) => {
		const start = event.kind === 'spawn' ? starts.get(event.child) : undefined;
		return start ? { kind: 'spawn' as const, from: event, to: start, label: names.get(start.lane) ?? '' } : [];
	});
}

/** The event with which each lane's own code begins: its start where that is not known. */
export function beginnings({ events }: Recording): Map<LaneId, RunEvent> {
	const byLane = Map.groupBy(events, ({ lane }) => lane);
	return new Map(
		[...byLane].flatMap(([lane, own]) => {
			const begin = beginOf(own) ?? own.find(({ kind }) => kind === 'start');
			return begin ? [[lane, begin]] : [];
		}),
	);
}
