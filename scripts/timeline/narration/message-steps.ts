import type { Link } from '../../recording/links.ts';
import { messageLinks } from '../../recording/message-links.ts';
import type { EventOf, Recording, RunEvent } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { cardinal, listed } from '../numbers.ts';
import { duration, payload, quoted } from '../words.ts';
import type { Step } from './steps.ts';

/** What was sent and received, told once where it was sent; what has no partner is left to be told by itself. */
export function messageSteps(recording: Recording): Map<RunEvent, Step[]> {
	const told = new Map<RunEvent, Step[]>();
	const links = messageLinks(recording.events);
	for (const { to } of links) told.set(to, []);
	for (const [from, ends] of Map.groupBy(links, ({ from }) => from)) {
		if (from.kind === 'send' || from.kind === 'out') told.set(from, [stepOf(from, ends, recording)]);
	}
	return told;
}

function stepOf(from: EventOf<'send' | 'out'>, ends: readonly Link[], recording: Recording): Step {
	const { t, lane, kind } = from;
	const takers = [...new Set(ends.map(({ to }) => laneName(recording, to.lane)))];
	const [who, whom] = [laneName(recording, lane), listed(takers)];
	const last = Math.max(...ends.map(({ to }) => to.t));
	const later = last > t ? `${duration(last - t)} later` : 'at once';
	const words = from.kind === 'out' ? quoted(from.text) : payload(from as EventOf<'send'>);
	const one = takers.length === 1;
	return {
		...{ t, lane, words, like: `${kind} ${lane} ${whom}` },
		say(all) {
			const what = all.length > QUOTED ? `${all[0]} to ${all.at(-1)}` : listed(all);
			if (kind === 'out' && all.length === 1) return `${who} prints ${what}, which reaches ${whom} ${later}.`;
			if (kind === 'out') return `${who} prints ${what}, which reach ${whom}.`;
			if (all.length === 1)
				return `${who} sends ${what} to ${whom}, which ${one ? 'receives' : 'receive'} it ${later}.`;
			return `${who} sends ${cardinal(all.length)} messages to ${whom}, which ${one ? 'receives' : 'receive'} them: ${what}.`;
		},
	};
}

/** So many messages are quoted in one sentence. */
const QUOTED = 4;
