/**
 * The stored form: JSON with one lane and one event per line and a fixed order of keys, so that differences read.
 *
 *     {"header":{…},
 *     "lanes":[
 *     {"id":"P1",…},
 *     {"id":"P2",…}],
 *     "events":[
 *     {"t":0,"lane":"P1","kind":"start","seen":"exact"},
 *     {"t":58211,"lane":"P1","kind":"exit","code":0,"signal":null,"seen":"exact"}]}
 */
import { jsonLines } from './json-lines.ts';
import { eventLine, headerLine, laneLine } from './key-order.ts';
import { readJson, remedyFor } from './read-json.ts';
import { RecordingError } from './recording-error.ts';
import type { Recording } from './types.ts';
import { pointerOf, validate } from './validate.ts';

/** The text of a recording's file. */
export function writeRecording(recording: Recording): string {
	return `${recordingText(recording)}\n`;
}

/** Reads a recording's file and refuses one that is not sound; `name` is how messages call the file. */
export function readRecording(text: string, name: string): Recording {
	const recording = readJson(text, name);
	const problems = validate(recording);
	if (problems.length === 0) return recording as Recording;
	const { lineOf } = jsonLines(text);
	const faults = problems.map((problem) => ({ line: lineOf(pointerOf(problem)), reason: problem.message }));
	throw new RecordingError(name, faults, remedyFor(recording));
}

/** A recording without the newline at its end, to stand in another file. */
export function recordingText({ header, lanes, events }: Recording): string {
	const list = (lines: string[]) => (lines.length ? `[\n${lines.join(',\n')}]` : '[]');
	return `{"header":${headerLine(header)},\n"lanes":${list(lanes.map(laneLine))},\n"events":${list(events.map(eventLine))}}`;
}
