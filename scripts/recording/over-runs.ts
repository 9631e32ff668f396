import { amount } from './amount.ts';
import type { Claim, Verdict } from './claim.ts';

/** A claim with what several runs together say of it. */
export interface OverRuns {
	claim: Claim;
	verdict: Verdict['verdict'];
	/** What was seen in the run that decided. */
	seen: string;
	/** Index of the run that decided; absent where none did. */
	run?: number;
	counts: Counts;
}

/** In how many runs a claim held, was refuted or was not judged. */
export interface Counts {
	held: number;
	refuted: number;
	notJudged: number;
}

/**
 * What the verdicts of several runs together say. One refuting run refutes; `sometimes` holds when one run held it and is
 * refuted when none of those that could be judged did. Not judged never counts as held.
 */
export function overRuns(claim: Claim, verdicts: Verdict[]): OverRuns {
	const counts = countsOf(verdicts);
	const first = (wanted: Verdict['verdict']) => verdicts.findIndex(({ verdict }) => verdict === wanted);
	const deciding = claim.kind === 'sometimes' ? first('held') : first('refuted');
	const run = deciding >= 0 ? deciding : first(claim.kind === 'sometimes' ? 'refuted' : 'held');
	const decided = verdicts[run];
	if (!decided) return { claim, verdict: 'not judged', seen: verdicts[0]?.seen ?? 'there was no run', counts };
	const unseen = claim.kind === 'sometimes' && decided.verdict === 'refuted';
	const seen = unseen ? `not seen in ${amount(counts.refuted, 'run')}; in one of them: ${decided.seen}` : decided.seen;
	return { claim, verdict: decided.verdict, seen, run, counts };
}

function countsOf(verdicts: Verdict[]): Counts {
	const count = (wanted: Verdict['verdict']) => verdicts.filter(({ verdict }) => verdict === wanted).length;
	return { held: count('held'), refuted: count('refuted'), notJudged: count('not judged') };
}
