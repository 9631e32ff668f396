import { compareRecordings, type Difference } from '../../scripts/recording/diff/compare.ts';
import { namedWords } from '../../scripts/timeline/diff-words.ts';
import type { PairRun } from './pair.ts';

/** How many differences are told. */
const SHOWN = 6;

/** Differences as a page tells them. */
export interface ToldDifferences {
	heading: string;
	told: {
		says: string;
		/** What its button says; absent where there is no moment to open. */
		button?: string;
		/** The moments, as JSON. */
		moments: string;
	}[];
	/** How many more there are. */
	more?: string;
}

/** The first differences in words, each with its moments. */
export function toldDifferences(differences: readonly Difference[]): ToldDifferences {
	const more = differences.length - SHOWN;
	return {
		heading: differences.length > 0 ? 'What differs' : NOTHING,
		told: differences.slice(0, SHOWN).map(({ says, a, b }) => ({
			says,
			...((a ?? b) && { button: a && b ? 'Both moments' : 'That moment' }),
			moments: JSON.stringify({ a, b }),
		})),
		...(more > 0 && { more: `And ${more} more.` }),
	};
}

const NOTHING =
	'Nothing differs but times: both did the same, in the same order where one thing brought about another.';

/** How two runs differ that stand one above the other. */
export function pairDifferences(upper: PairRun, lower: PairRun): Difference[] {
	const words = namedWords('the upper run', 'the lower run');
	return compareRecordings(upper.recording, lower.recording, undefined, words).differences;
}
