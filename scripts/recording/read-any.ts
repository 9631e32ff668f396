/** Reads a recording in either of its forms. */
import { readStream } from './read-stream.ts';
import { RecordingError } from './recording-error.ts';
import { readRecording } from './stored.ts';
import type { Recording } from './types.ts';

/** Reads a recording's file, stored or streamed; `name` is how messages call the file. */
export function readAny(text: string, name: string): Recording {
	const first = firstLine(text);
	if (first === undefined) return readRecording(text, name);
	const keys = Object.keys(first ?? {});
	if (!keys.some((key) => KEYS.includes(key)))
		throw new RecordingError(
			name,
			[{ line: 1, reason: 'This is JSON, and no recording: it has no "header".' }],
			'Give a file that "run --out" or "run --json" wrote.',
		);
	return keys.includes('lanes') || keys.includes('events') ? readRecording(text, name) : readStream(text, name);
}

/** What the beginning of a recording has, also of one that lacks its header. */
const KEYS = ['header', 'lanes', 'events', 'newLane', 'kind', 'arrived', 'end'];

/** The value that the first line holds: of a stream it is whole JSON. */
function firstLine(text: string): unknown {
	const end = text.indexOf('\n');
	try {
		return JSON.parse(end < 0 ? text : text.slice(0, end));
	} catch {
		return undefined;
	}
}
