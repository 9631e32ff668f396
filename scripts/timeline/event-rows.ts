import type { Recording } from '../recording/types.ts';
import { laneName } from './lane-names.ts';
import { pensOf } from './pens.ts';
import { eventWords, instant } from './words.ts';

/** An event as a row of the list that says what the timeline draws. */
export interface EventRow {
	t: number;
	when: string;
	pen: string;
	who: string;
	what: string;
	at: string;
}

/** More rows would make a page too heavy to use. */
const LISTED = 2000;

/** What happened, in order, and how many events that is. CPU time is not among them; where the list ends early, it says so. */
export function eventRows(recording: Recording): { rows: EventRow[]; count: number } {
	const pens = pensOf(recording);
	const events = recording.events.filter(({ kind }) => kind !== 'cpu');
	const rows: EventRow[] = events.slice(0, LISTED).map((event) => ({
		t: event.t,
		when: instant(event.t),
		pen: pens.get(event.lane) ?? '',
		who: laneName(recording, event.lane),
		what: eventWords(event, recording),
		at: event.at?.split('/').at(-1) ?? '',
	}));
	const [more, last] = [events.length - rows.length, rows.at(-1)];
	if (more > 0 && last) rows.push({ ...last, when: '', pen: '', who: '', what: `… and ${more} more events`, at: '' });
	return { rows, count: events.length };
}

/** The timeline in a sentence, for who cannot see it. */
export function saysOf(recording: Recording): string {
	const names = recording.lanes.map(({ id }) => laneName(recording, id));
	const count = recording.events.filter(({ kind }) => kind !== 'cpu').length;
	const length = instant(recording.header.durationUs ?? recording.events.at(-1)?.t ?? 0);
	const who = names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
	return `Timeline of ${who}: ${count} events in ${length}. The list of all events says the same.`;
}
