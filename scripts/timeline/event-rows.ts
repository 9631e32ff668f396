import { toldOrder } from '../recording/told-order.ts';
import type { LaneId, Recording } from '../recording/types.ts';
import { laneName } from './lane-names.ts';
import { pensOf } from './pens.ts';
import { plain } from './plain.ts';
import { runSummary } from './run-summary.ts';
import { eventWords, instant } from './words.ts';

/** An event as a row of the table that says what the timeline draws. */
export interface EventRow {
	t: number;
	lane: LaneId;
	pen: string;
	when: string;
	who: string;
	what: string;
	at: string;
}

/** The columns of the table, in this order. */
export const COLUMNS = ['When', 'Who', 'What', 'Where'] as const;

/** More rows would make a page too heavy to use. */
const LISTED = 2000;

/** What happened, in order; how many events that is, and how many of them the table leaves out. CPU time is not among them. */
export function eventRows(recording: Recording): { rows: EventRow[]; count: number; left: number } {
	const pens = pensOf(recording);
	const events = toldOrder(recording.events);
	const rows = events.slice(0, LISTED).map(
		(event): EventRow => ({
			...{ t: event.t, lane: event.lane, pen: pens.get(event.lane) ?? '', when: instant(event.t) },
			...{ who: plain(laneName(recording, event.lane)), what: plain(eventWords(event, recording)) },
			at: plain(event.at?.split('/').at(-1) ?? ''),
		}),
	);
	return { rows, count: events.length, left: events.length - rows.length };
}

/** How many events a table of the run has. */
export function countOf({ events }: Pick<Recording, 'events'>): number {
	return events.reduce((count, { kind }) => count + (kind === 'cpu' ? 0 : 1), 0);
}

/** The table as text: columns parted by tabs, a head, one event a line. */
export function rowsAsText(rows: readonly (readonly string[])[]): string {
	const cell = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
	return [COLUMNS, ...rows].map((row) => row.map(cell).join('\t')).join('\n');
}

/** The timeline in a few sentences, for who cannot see it. */
export function saysOf(recording: Recording): string {
	return `Timeline of ${countOf(recording)} events. ${runSummary(recording)}`;
}
