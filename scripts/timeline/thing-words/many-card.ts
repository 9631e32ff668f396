import type { Recording } from '../../recording/types.ts';
import { arrowWords } from '../arrow-words.ts';
import { sliceWords } from '../slice-words.ts';
import type { Thing } from '../thing.ts';
import type { ThingWords } from '../thing-words.ts';
import { eventWords, instant } from '../words.ts';

type Many = Extract<Thing, { kind: 'events' } | { kind: 'slices' } | { kind: 'arrows' }>;

const LISTED = 4;

/** Things that are drawn as one, since they stand so close together: how many, from when to when, and the first of them. */
export function manyCard(thing: Many, recording: Recording): ThingWords {
	const items = itemsOf(thing, recording);
	const from = Math.min(...items.map(({ from }) => from));
	const to = Math.max(...items.map(({ to }) => to));
	const more = items.length - LISTED;
	return {
		title: `${items.length} ${NAMES[thing.kind]} close together`,
		lines: [
			`From ${instant(from)} to ${instant(to)}. Zoom in to see each.`,
			...items.slice(0, LISTED).map(({ from, says }) => `${instant(from)}: ${says}`),
			...(more > 0 ? [`… and ${more} more`] : []),
		],
	};
}

const NAMES = { events: 'events', slices: 'stretches', arrows: 'arrows' };

function itemsOf(thing: Many, recording: Recording): { from: number; to: number; says: string }[] {
	switch (thing.kind) {
		case 'events':
			return thing.events.map((event) => ({ from: event.t, to: event.t, says: eventWords(event, recording) }));
		case 'slices':
			return thing.slices.map((slice) => ({ from: slice.from, to: slice.to, says: sliceWords(slice, recording) }));
		case 'arrows':
			return thing.arrows.map((arrow) => ({
				...{ from: arrow.from.t, to: arrow.to.t },
				says: arrowWords({ kind: 'arrow', arrow }, recording),
			}));
	}
}
