import type { Judged } from '../../scripts/recording/judge.ts';
import type { Tally } from '../../scripts/recording/outcomes.ts';

/** A verdict as a reader meets it. */
export interface VerdictWords {
	/** `unseen`: a claim about some runs that this run did not show. */
	state: 'held' | 'refuted' | 'unseen' | 'open';
	sign: string;
	/** At the end of the claim's line. */
	words: string;
	/** What was seen in the run. */
	seen: string;
}

/** The words for one verdict on one run, beside what many runs gave. `here` names the run: `here`, `in your run`. */
export function verdictWords({ claim, verdict, seen }: Judged, tally?: Tally, here = 'here'): VerdictWords {
	const runs = tally ? tally.held + tally.refuted : 0;
	const often = tally && runs > 0 ? `${tally.held} of ${runs} runs` : '';
	if (verdict === 'not judged') return { state: 'open', sign: '–', words: `not judged ${here}`, seen };
	if (verdict === 'held')
		return { state: 'held', sign: '✓', words: `held ${here}${often && `, and in ${often}`}`, seen };
	if (claim.kind === 'sometimes') {
		return { state: 'unseen', sign: '?', words: `not this time${often && `: ${often}`}`, seen };
	}
	return { state: 'refuted', sign: '✕', words: `refuted ${here}${often && `, held in ${often}`}`, seen };
}
