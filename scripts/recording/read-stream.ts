/** Reads a whole streamed recording, and refuses one that is not sound. */
import { itemChecker } from './check-item.ts';
import { checkMeaning } from './check-meaning.ts';
import { type Arrival, collector } from './collector.ts';
import { ofKind } from './of-kind.ts';
import { readJson, remedyFor } from './read-json.ts';
import { type Fault, RecordingError } from './recording-error.ts';
import type { LaneId, Recording, RunEvent, StreamItem } from './types.ts';
import type { Problem } from './validate.ts';

/**
 * Reads a stream; `name` is how messages call its file. One without its end is kept and stays incomplete: its header has no
 * `exit`. A last line without its newline that is not JSON is left away: a run that is killed tears it.
 */
export function readStream(text: string, name: string): Recording {
	const { recording, add, surplus } = collector();
	const check = itemChecker();
	const places = new Map<RunEvent | Arrival | LaneId, number>();
	const faults: Fault[] = [];
	for (const { line, item } of itemsOf(text, name)) {
		const reasons = check(item);
		faults.push(...reasons.map((reason) => ({ line, reason })));
		// Without a header that we know, its other lines are not for us to judge.
		if (reasons.length > 0 && typeof item === 'object' && item !== null && 'header' in item) break;
		if (reasons.length > 0) continue;
		const event = add(item as StreamItem);
		if (event) places.set(event, line);
		const { newLane, arrived } = item as { newLane?: { id: LaneId }; arrived?: Arrival };
		if (newLane && !places.has(newLane.id)) places.set(newLane.id, line);
		if (arrived) places.set(arrived, line);
	}
	if (recording.header.node === '' && faults.length === 0)
		faults.push({ line: 1, reason: 'The stream has no header.' });
	if (faults.length === 0) faults.push(...checkMeaning(recording).map(faultOf), ...surplusFaults());
	if (faults.length > 0) throw new RecordingError(name, faults, remedyFor(recording));
	return recording;

	/** Arrivals of what was never written. */
	function surplusFaults(): Fault[] {
		const left = ofKind(recording.events, 'dropped').filter(({ what }) => what === 'out');
		if (!recording.header.exit) return [];
		return surplus()
			.filter(({ lane }) => !left.some((dropped) => dropped.lane === lane))
			.map((arrival) => ({
				line: places.get(arrival) ?? 1,
				reason: `Output of ${arrival.lane} on fd ${arrival.fd} arrives, and there is none left that was written.`,
			}));
	}

	function faultOf({ event, lane, message }: Problem): Fault {
		const about = event !== undefined ? recording.events[event] : recording.lanes[lane ?? 0]?.id;
		return { line: (about !== undefined && places.get(about)) || 1, reason: message };
	}
}

function itemsOf(text: string, name: string): { line: number; item: unknown }[] {
	const lines = text.split('\n');
	return lines.flatMap((content, index) => {
		if (content.trim() === '') return [];
		const line = index + 1;
		if (line === lines.length && isTorn(content)) return [];
		return { line, item: readJson(content, name, line) };
	});
}

function isTorn(content: string): boolean {
	try {
		JSON.parse(content);
		return false;
	} catch {
		return true;
	}
}
