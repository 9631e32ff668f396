import { amount } from '../../recording/amount.ts';
import type { Recording } from '../../recording/types.ts';
import type { Fold } from '../axis.ts';
import type { ThingWords } from '../thing-words.ts';
import { duration } from '../words.ts';
import { stretchWords } from './facts.ts';

/** A fold: how long it is in truth, and why it is drawn short. */
export function foldCard({ from, to, why }: Fold, { events }: Recording): ThingWords {
	const count = events.filter(({ t, kind }) => t > from && t < to && kind !== 'cpu').length;
	return {
		title: `${duration(to - from)} of time, drawn short`,
		lines: [stretchWords({ from, to }), whyWords(why, count)],
	};
}

function whyWords(why: string, count: number): string {
	if (why === 'start-up')
		return 'Here Node was starting: it loads itself and the program, before any line of the program runs.';
	if (why === 'before') return `What happened before is left out here: ${amount(count, 'event')}.`;
	return 'Nothing happened for so long that all the rest would be too small to see.';
}
