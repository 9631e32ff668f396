import { amount } from '../../scripts/recording/amount.ts';
import type { OverRuns } from '../../scripts/recording/over-runs.ts';
import type { VerdictWords } from '../player/verdict-words.ts';

/** A claim over many runs as a reader meets it: `held in 20 of 20`, `came in 17 of 20`. */
export function tallyWords({ claim, verdict, counts }: OverRuns): Pick<VerdictWords, 'state' | 'sign' | 'words'> {
	const { held, refuted, notJudged } = counts;
	const judged = held + refuted;
	const rest = notJudged > 0 ? `, not judged in ${notJudged}` : '';
	if (judged === 0) return { state: 'open', sign: '–', words: `not judged in ${amount(notJudged, 'run')}` };
	if (claim.kind === 'sometimes') {
		const words = `came in ${held} of ${judged}${rest}`;
		return verdict === 'held' ? { state: 'held', sign: '✓', words } : { state: 'unseen', sign: '?', words };
	}
	if (refuted > 0) return { state: 'refuted', sign: '✕', words: `refuted in ${refuted} of ${judged}${rest}` };
	return { state: 'held', sign: '✓', words: `held in ${held} of ${judged}${rest}` };
}

/** What was seen in the run that decided, where that tells more than the count. */
export function seenWords({ claim, verdict, seen, counts }: OverRuns): string {
	if (verdict === 'not judged') return seen;
	if (claim.kind === 'sometimes') return counts.held > 0 ? `in one of them: ${seen}` : seen;
	return verdict === 'refuted' ? `in one of them: ${seen}` : '';
}
