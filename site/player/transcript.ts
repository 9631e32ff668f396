/** The terminal of a run, line by line, each line with the lane that wrote it. */
import { bytesOf } from '../../scripts/recording/decode-output.ts';
import type { LaneId, OutputEvent, Recording } from '../../scripts/recording/types.ts';
import { type Style, type Styled, styled, UNSTYLED } from './ansi.ts';

/** What one lane wrote into one line of the terminal. */
export interface TranscriptLine {
	lane: LaneId;
	fd: number;
	/** When its first part was written, microseconds. */
	t: number;
	/** When all of it had arrived, and the longest that a part of it took. */
	arrived: number;
	delay: number;
	/** Its parts with when each was written. */
	parts: (Styled & { t: number })[];
	/** Characters that are not shown. */
	cut: number;
}

/** Longer lines are cut: a page must stay readable. */
const LONGEST = 2000;

/** The lines in the order in which they were written. What never reached the terminal has no line. */
export function transcriptOf(recording: Recording): TranscriptLine[] {
	const reading = new Map<string, Reading>();
	const lines: TranscriptLine[] = [];
	let open: Open | undefined;
	for (const event of printed(recording)) {
		const stream = `${event.lane} ${event.fd}`;
		const state = reading.get(stream) ?? { decoder: new TextDecoder('utf-8', { ignoreBOM: true }), style: UNSTYLED };
		reading.set(stream, state);
		const text = textOf(event, state.decoder).replaceAll('\r\n', '\n');
		for (const piece of text.split(/(?<=\n)/)) {
			if (piece === '') continue;
			if (open?.stream !== stream) {
				open = {
					stream,
					length: 0,
					line: { lane: event.lane, fd: event.fd, t: event.t, arrived: event.arrived, delay: 0, parts: [], cut: 0 },
				};
				lines.push(open.line);
			}
			open.line.arrived = Math.max(open.line.arrived, event.arrived);
			open.line.delay = Math.max(open.line.delay, event.arrived - event.t);
			append(open, piece.replace(/\n$/, ''), state, event.t);
			if (piece.endsWith('\n')) open = undefined;
		}
	}
	return lines;
}

interface Reading {
	decoder: TextDecoder;
	style: Style;
}

interface Open {
	stream: string;
	length: number;
	line: TranscriptLine;
}

type Printed = OutputEvent & { arrived: number };

function printed({ events }: Recording): Printed[] {
	return events.filter((event): event is Printed => event.kind === 'out' && event.arrived !== undefined);
}

/** A character may be cut between two writes, so each stream has its own decoder. */
function textOf(event: OutputEvent, decoder: TextDecoder): string {
	return decoder.decode(bytesOf(event), { stream: true });
}

function append(open: Open, text: string, state: Reading, t: number): void {
	const { parts, style } = styled(text, state.style);
	state.style = style;
	for (const part of parts) {
		const room = LONGEST - open.length;
		const kept = part.text.slice(0, Math.max(0, room));
		open.length += kept.length;
		open.line.cut += part.text.length - kept.length;
		if (kept) open.line.parts.push({ ...part, text: kept, t });
	}
}
