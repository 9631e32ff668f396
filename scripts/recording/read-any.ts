/** Reads a recording in either of its forms. */
import { readStream } from './read-stream.ts';
import { readRecording } from './stored.ts';
import type { Recording } from './types.ts';

/** Reads a recording's file, stored or streamed; `name` is how messages call the file. */
export function readAny(text: string, name: string): Recording {
	return isStream(text) ? readStream(text, name) : readRecording(text, name);
}

/** The first line of a stream is whole JSON, and holds the header alone. */
function isStream(text: string): boolean {
	const end = text.indexOf('\n');
	try {
		const first = JSON.parse(end < 0 ? text : text.slice(0, end));
		return typeof first === 'object' && first !== null && !('lanes' in first) && !('events' in first);
	} catch {
		return false;
	}
}
