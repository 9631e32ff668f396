import type { Recording } from '../recording/types.ts';
import { plain } from './plain.ts';
import type { Thing } from './thing.ts';
import { arrowCard } from './thing-words/arrow-card.ts';
import { eventCard } from './thing-words/event-card.ts';
import { foldCard } from './thing-words/fold-card.ts';
import { groupCard } from './thing-words/group-card.ts';
import { laneCard } from './thing-words/lane-card.ts';
import { manyCard } from './thing-words/many-card.ts';
import { sliceCard } from './thing-words/slice-card.ts';

/** What there is to say of a thing that stands in a timeline: what it is in a sentence, and the facts, one a line. */
export interface ThingWords {
	title: string;
	lines: string[];
}

/** A thing of a timeline in words, for a reader who has never met one. */
export function thingWords(thing: Thing, recording: Recording): ThingWords {
	const { title, lines } = cardOf(thing, recording);
	return { title: plain(title), lines: lines.map(plain) };
}

function cardOf(thing: Thing, recording: Recording): ThingWords {
	switch (thing.kind) {
		case 'event':
			return eventCard(thing.event, recording);
		case 'slice':
			return sliceCard(thing.slice, recording);
		case 'arrow':
			return arrowCard(thing.arrow, recording);
		case 'lane':
			return laneCard(thing.lane, recording);
		case 'fold':
			return foldCard(thing.fold, recording);
		case 'group':
			return groupCard(thing.lane, recording);
		case 'events':
		case 'slices':
		case 'arrows':
			return manyCard(thing, recording);
	}
}
