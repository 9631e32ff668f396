import { decodeEach } from '../recording/decode-output.ts';
import type { OutputEvent, Recording, RunEvent } from '../recording/types.ts';

/** A copy of the run in which each printed line is one event, at the instant of the write that completed it. */
export function linesApart(recording: Recording): Recording {
	const streams = Map.groupBy(recording.events.filter(isOut), ({ lane, fd }) => `${lane} ${fd}`);
	const lines = new Map<RunEvent, OutputEvent[]>();
	for (const writes of streams.values()) for (const [write, apart] of split(writes)) lines.set(write, apart);
	return { ...recording, events: recording.events.flatMap((event) => lines.get(event) ?? event) };
}

/** The lines that each write of a stream completed; what stays without an end belongs to the last write. */
function split(writes: OutputEvent[]): [OutputEvent, OutputEvent[]][] {
	let rest = '';
	return decodeEach(writes).map((text, index) => {
		const write = writes[index] as OutputEvent;
		const parts = (rest + text).split(/(?<=\n)/);
		rest = index < writes.length - 1 && !parts.at(-1)?.endsWith('\n') ? (parts.pop() ?? '') : '';
		return [write, parts.filter(Boolean).map((line) => (line === write.text ? write : lineOf(write, line)))];
	});
}

/** The same write with the text of one line; the offsets of its bytes were those of the whole. */
function lineOf({ base64: _, from: __, to: ___, ...write }: OutputEvent, text: string): OutputEvent {
	return { ...write, text };
}

function isOut(event: RunEvent): event is OutputEvent {
	return event.kind === 'out';
}
