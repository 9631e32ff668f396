import type { Arrow } from '../../recording/arrows.ts';
import type { Recording } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import type { Thing } from '../thing.ts';
import type { ThingWords } from '../thing-words.ts';
import { instant } from '../words.ts';
import { arrowCard } from './arrow-card.ts';
import { eventCard } from './event-card.ts';
import { sliceCard } from './slice-card.ts';

type Many = Extract<Thing, { kind: 'events' } | { kind: 'slices' } | { kind: 'arrows' }>;

/** So many of them are told. */
const LISTED = 4;

/** Things that are drawn as one, since they stand so close together: how many, from when to when, and the first of them. */
export function manyCard(thing: Many, recording: Recording): ThingWords {
	const items = itemsOf(thing, recording);
	const from = Math.min(...items.map(({ from }) => from));
	const to = Math.max(...items.map(({ to }) => to));
	const more = items.length - LISTED;
	return {
		title: `${items.length} ${namesOf(thing, recording)}, close together`,
		lines: [
			`From ${instant(from)} to ${instant(to)}. Zoom in to see each.`,
			...items.slice(0, LISTED).map(({ from, title }) => `${instant(from)}: ${title()}.`),
			...(more > 0 ? [`${more} more follow.`] : []),
		],
	};
}

interface Item {
	from: number;
	to: number;
	/** Worked out for those that are told. */
	title(): string;
}

function itemsOf(thing: Many, recording: Recording): Item[] {
	switch (thing.kind) {
		case 'events':
			return thing.events.map((event) => {
				return { from: event.t, to: event.t, title: () => eventCard(event, recording).title };
			});
		case 'slices':
			return thing.slices.map((slice) => {
				return { from: slice.from, to: slice.to, title: () => sliceCard(slice, recording).title };
			});
		case 'arrows':
			return thing.arrows.map((arrow) => {
				return { from: arrow.from.t, to: arrow.to.t, title: () => arrowCard(arrow, recording).title };
			});
	}
}

const ARROWS: Record<Arrow['kind'], string> = {
	spawn: 'starts',
	message: 'messages',
	bytes: 'arrows of bytes',
	wake: 'wake-ups',
	signal: 'signals',
};

function namesOf(thing: Many, recording: Recording): string {
	if (thing.kind === 'events') return 'events';
	if (thing.kind === 'slices') return 'stretches';
	const [first] = thing.arrows;
	if (!first) return 'arrows';
	const { kind, from, to } = first;
	const same = thing.arrows.every((arrow) => arrow.kind === kind);
	const between = thing.arrows.every((arrow) => arrow.from.lane === from.lane && arrow.to.lane === to.lane);
	const ends = between ? ` from ${laneName(recording, from.lane)} to ${laneName(recording, to.lane)}` : '';
	return `${same ? ARROWS[kind] : 'arrows'}${ends}`;
}
