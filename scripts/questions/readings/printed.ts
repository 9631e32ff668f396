/** What a printed line says, or how many such lines there are. */
import type { LaneId, OutputEvent, Recording } from '../../recording/types.ts';
import { lanesNamed } from '../lanes-named.ts';
import { linesApart } from '../lines-apart.ts';
import type { Reading } from '../reading.ts';

interface Wanted {
	/** A regular expression; its first group is the value, the whole match where it has none. */
	find: string;
	lane?: string | undefined;
	nth?: number | undefined;
	count?: boolean | undefined;
}

/** The reading of one line, or of the number of lines. */
export function printedReading({ find, lane, nth = 1, count = false }: Wanted): Reading {
	const pattern = new RegExp(find, 'd');
	const matches = (recording: Recording) => linesIn(recording, lane).filter((event) => pattern.test(textOf(event)));
	const one = (recording: Recording) => matches(recording)[nth - 1];
	if (count) {
		return {
			of: (recording) => String(matches(recording).length),
			as: (recording, answer) => repeated(linesApart(recording), lane, pattern, Number(answer)),
			at: (recording) => matches(recording),
		};
	}
	return {
		of(recording) {
			const event = one(recording);
			return event && valueIn(pattern, event);
		},
		as(recording, answer) {
			const apart = linesApart(recording);
			const event = linesIn(apart, lane).filter((event) => pattern.test(textOf(event)))[nth - 1];
			const found = event && pattern.exec(textOf(event));
			const [from, to] = found?.indices?.[1] ?? found?.indices?.[0] ?? [];
			if (!event || from === undefined || to === undefined) return undefined;
			const line = event.text ?? '';
			const changed = { ...event, text: line.slice(0, from) + answer + line.slice(to) };
			return { ...apart, events: apart.events.map((other) => (other === event ? changed : other)) };
		},
		at: (recording) => [one(recording)].filter((event) => event !== undefined),
	};
}

/** The lines as events: of a lane, or of the terminal by their arrival. */
export function linesIn(recording: Recording, lane?: string): OutputEvent[] {
	const lines = linesApart(recording).events.filter((event): event is OutputEvent => event.kind === 'out');
	if (lane !== undefined) {
		const ids = new Set<LaneId>(lanesNamed(recording, lane));
		return lines.filter((event) => ids.has(event.lane));
	}
	return lines
		.filter(({ arrived }) => arrived !== undefined)
		.sort((a, b) => (a.arrived as number) - (b.arrived as number));
}

/** The line of an event without its end. */
export function textOf({ text = '' }: OutputEvent): string {
	return text.replace(/\r?\n$/, '');
}

function valueIn(pattern: RegExp, event: OutputEvent): string | undefined {
	const found = pattern.exec(textOf(event));
	return found ? (found[1] ?? found[0]) : undefined;
}

/** The run with so many of the lines that match: those too many are left out, those that lack are like the last. */
function repeated(apart: Recording, lane: string | undefined, pattern: RegExp, count: number): Recording | undefined {
	const found = linesIn(apart, lane).filter((event) => pattern.test(textOf(event)));
	const last = found.at(-1);
	if (!last || !Number.isInteger(count) || count < 0 || count > MOST) return undefined;
	const kept = new Set(found.slice(0, count));
	const events = apart.events.flatMap((event) => {
		if (!found.includes(event as OutputEvent)) return event;
		if (event === last && count > found.length) return Array.from({ length: count - found.length + 1 }, () => event);
		return kept.has(event as OutputEvent) ? event : [];
	});
	return { ...apart, events };
}

/** Nobody means more lines than this. */
const MOST = 1000;
