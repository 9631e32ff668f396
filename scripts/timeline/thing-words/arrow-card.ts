import type { Arrow } from '../../recording/arrows.ts';
import type { Recording } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import type { ThingWords } from '../thing-words.ts';
import { thing } from '../things.ts';
import { duration, instant } from '../words.ts';
import { eventAt, lineWords } from './facts.ts';

/** An arrow: who brought about what in which other lane, both ends and the time between. */
export function arrowCard(arrow: Arrow, recording: Recording): ThingWords {
	const { kind, from, to, inferred } = arrow;
	const [sender, taker] = [laneName(recording, from.lane), laneName(recording, to.lane)];
	const [left, came] = ENDS[kind];
	const place = recording.events.find((event) => event.lane === from.lane && event.t === from.t && event.at)?.at;
	const delay = to.t - from.t;
	return {
		title: titleOf(arrow, sender, taker, recording),
		lines: [
			`${left} at ${instant(from.t)} by ${sender}${place ? `, ${lineWords(place)}` : ''}.`,
			delay > 0
				? `${came(taker)} at ${instant(to.t)}, ${duration(delay)} later.`
				: `${came(taker)} at the same instant.`,
			...(inferred ? ['Nobody reported it: this was concluded from what was sent and when.'] : []),
		],
	};
}

const ENDS: Record<Arrow['kind'], [left: string, came: (taker: string) => string]> = {
	spawn: ['Asked for', (taker) => `${taker} ran its first line`],
	message: ['Sent', (taker) => `Received by ${taker}`],
	bytes: ['Written', (taker) => `Read by ${taker}`],
	wake: ['Brought about', (taker) => `${taker} went on`],
	signal: ['Sent', (taker) => `It took effect in ${taker}`],
};

function titleOf({ kind, from, to, label }: Arrow, sender: string, taker: string, recording: Recording): string {
	switch (kind) {
		case 'spawn':
			return `${sender} starts ${taker}`;
		case 'message':
			return `${sender} sends ${label} to ${taker}`;
		case 'bytes':
			return `${sender} writes ${label} that ${taker} reads`;
		case 'signal':
			return `${sender} sends the signal ${label} to ${taker}`;
		case 'wake': {
			const exit = eventAt(recording, from.lane, from.t, 'exit');
			if (exit && label.startsWith('child:')) return `${sender} ends, and ${taker} wakes: it waited for that`;
			const act = label.startsWith('atomics:') ? 'notifies' : 'releases';
			const wake = eventAt(recording, to.lane, to.t, 'wake', 'hold');
			return `${sender} ${act} ${thing(label, recording)}, and ${taker}${wake ? ' wakes' : ' goes on'}: it waited for that`;
		}
	}
}
