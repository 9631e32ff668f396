/**
 * The streamed form: one JSON object per line, in order of arrival.
 *
 *     {"header":{…}}
 *     {"newLane":{"id":"P1",…}}
 *     {"t":0,"lane":"P1","kind":"start","seen":"exact"}
 *     {"arrived":{"lane":"P1","fd":1,"t":412}}
 *     {"end":{"durationUs":58211,"exit":{"code":0,"signal":null}}}
 */
import { collector } from './collector.ts';
import { eventLine, headerLine, laneLine } from './key-order.ts';
import { RecordingError } from './recording-error.ts';
import type { Recording, StreamItem } from './types.ts';

export { collector } from './collector.ts';

/** One item as one line, with its newline. */
export function formatItem(item: StreamItem): string {
	if ('kind' in item) return `${eventLine(item)}\n`;
	if ('header' in item) return `{"header":${headerLine(item.header)}}\n`;
	if ('newLane' in item) return `{"newLane":${laneLine(item.newLane)}}\n`;
	return `${JSON.stringify(item)}\n`;
}

/** Reads a whole stream. One without its end is kept and stays incomplete: its header has no `exit`. */
export function readStream(text: string, name: string): Recording {
	const lines = text.split('\n');
	const torn = lines.pop();
	const live = collector();
	lines.forEach((line, index) => {
		if (line.trim() !== '') live.add(parseItem(line, name, index + 1));
	});
	if (torn) {
		const item = parseOrNothing(torn);
		if (item) live.add(item);
	}
	return live.recording;
}

function parseItem(line: string, name: string, number: number): StreamItem {
	const item = parseOrNothing(line);
	if (!item) throw new RecordingError(name, number, 'this line is not a JSON object.', 'Record the run anew.');
	return item;
}

function parseOrNothing(line: string): StreamItem | undefined {
	try {
		const item = JSON.parse(line);
		return typeof item === 'object' && item !== null ? item : undefined;
	} catch {
		return undefined;
	}
}
