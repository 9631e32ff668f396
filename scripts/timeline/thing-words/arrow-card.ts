import type { Arrow } from '../../recording/arrows.ts';
import type { Recording } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import type { ThingWords } from '../thing-words.ts';
import { thing } from '../things.ts';
import { duration, instant } from '../words.ts';
import { eventAt, laterWords, lineWords, startUpOf } from './facts.ts';

/** An arrow: who brought about what in which other lane, both ends and the time between. */
export function arrowCard(arrow: Arrow, recording: Recording): ThingWords {
	const { from, to, inferred } = arrow;
	const [sender, taker] = [laneName(recording, from.lane), laneName(recording, to.lane)];
	const place = recording.events.find((event) => event.lane === from.lane && event.t === from.t && event.at)?.at;
	return {
		title: titleOf(arrow, sender, taker, recording),
		lines: [
			`${LEFT[arrow.kind](sender)} at ${instant(from.t)}${place ? `, ${lineWords(place)}` : ''}.`,
			cameWords(arrow, taker, recording),
			...(inferred ? ['Nobody reported it: this was concluded from what was sent and when.'] : []),
		],
	};
}

const LEFT: Record<Arrow['kind'], (sender: string) => string> = {
	spawn: (sender) => `${sender} asked for it`,
	message: (sender) => `${sender} sent it`,
	bytes: (sender) => `${sender} wrote them`,
	wake: (sender) => `${sender} did this`,
	signal: (sender) => `${sender} sent it`,
};

function cameWords({ kind, from, to }: Arrow, taker: string, recording: Recording): string {
	const delay = to.t - from.t;
	const when = `at ${instant(to.t)}, ${laterWords(delay)}`;
	switch (kind) {
		case 'spawn':
			if (startUpOf(to.lane, recording) === undefined) return `${taker} exists from then on.`;
			return `${taker} ran its first line ${when}: the time between is start-up.`;
		case 'message':
			return delay > 0 ? `${taker} received it ${when}: so long it was under way.` : `${taker} received it ${when}.`;
		case 'bytes':
			return `${taker} took them ${when}.`;
		case 'wake':
			return `${taker} went on ${when}.`;
		case 'signal':
			return delay > 0 ? `It took effect ${duration(delay)} later, at ${instant(to.t)}.` : 'It took effect at once.';
	}
}

function titleOf({ kind, from, label }: Arrow, sender: string, taker: string, recording: Recording): string {
	switch (kind) {
		case 'spawn':
			return `${sender} starts ${taker}`;
		case 'message':
			return `${sender} sends ${label} to ${taker}`;
		case 'bytes':
			return `${sender} writes ${label} that reach ${taker}`;
		case 'signal':
			return `${sender} sends the signal ${label} to ${taker}`;
		case 'wake': {
			if (eventAt(recording, from.lane, from.t, 'exit') && label.startsWith('child:'))
				return `${sender} ends, and ${taker}, which waited for that, goes on`;
			if (label.startsWith('atomics:')) return `${sender} wakes ${taker}, which slept on ${thing(label, recording)}`;
			return `${sender} releases ${thing(label, recording)}, and ${taker}, which waited for it, goes on`;
		}
	}
}
