import type { Recording } from '../recording/types.ts';
import { pensOf } from './pens.ts';
import { eventWords, instant, laneName } from './words.ts';

/** An event as a row of the list that says what the timeline draws. */
export interface EventRow {
	t: number;
	when: string;
	pen: string;
	who: string;
	what: string;
	at: string;
}

/** All that happened, in order; how much CPU time was used is left out. */
export function eventRows(recording: Recording): EventRow[] {
	const pens = pensOf(recording);
	return recording.events
		.filter(({ kind }) => kind !== 'cpu')
		.map((event) => ({
			t: event.t,
			when: instant(event.t),
			pen: pens.get(event.lane) ?? '',
			who: laneName(recording, event.lane),
			what: eventWords(event, recording),
			at: event.at?.split('/').at(-1) ?? '',
		}));
}

/** The timeline in a sentence, for who cannot see it. */
export function saysOf(recording: Recording): string {
	const names = recording.lanes.map(({ id }) => laneName(recording, id));
	const count = recording.events.filter(({ kind }) => kind !== 'cpu').length;
	const length = instant(recording.header.durationUs ?? recording.events.at(-1)?.t ?? 0);
	const who = names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
	return `Timeline of ${who}: ${count} events in ${length}. The list of all events says the same.`;
}
