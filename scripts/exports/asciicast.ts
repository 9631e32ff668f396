/**
 * What a run printed as an asciicast, version 3, which asciinema plays: a header, then one line for each piece of output, with
 * the seconds since the piece before it. Only what reached the terminal is in it, when it did.
 */
import type { Recording } from '../recording/types.ts';
import { arrivedTexts } from './arrived-texts.ts';

/** No terminal was asked for its size: programs of a run write to a pipe. */
const TERM = { cols: 80, rows: 24 };

/** The text of the cast: one JSON value per line. */
export function asciicast(recording: Recording): string {
	const { lab, variant, command, durationUs = 0, exit } = recording.header;
	const title = lab === undefined ? undefined : [lab, variant].filter(Boolean).join(', ');
	const lines: unknown[] = [{ version: 3, term: TERM, command: command.join(' '), ...(title && { title }) }];
	let last = 0;
	for (const { t, text } of arrivedTexts(recording)) {
		if (text === '') continue;
		lines.push([(t - last) / 1e6, 'o', text.replace(/\r?\n/g, '\r\n')]);
		last = t;
	}
	if (typeof exit?.code === 'number') lines.push([Math.max(0, durationUs - last) / 1e6, 'x', String(exit.code)]);
	return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
