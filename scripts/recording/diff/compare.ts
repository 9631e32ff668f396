/**
 * Compares two recordings by what happened before what, and not by time.
 *
 * Two runs did the same where their skeletons are equal (skeleton.ts). Their lanes are then joined by how they came to be,
 * and the steps of each lane in their order. What is left to differ is what chance decides: in which order a lane came to its
 * steps, and what each step knew of the other lanes (happens-before.ts). Steps that nothing orders are in no order, whatever
 * their times say.
 */
import { skeletonOf } from '../skeleton.ts';
import type { LaneId, Recording } from '../types.ts';
import { type DiffWords, RECORDED_NAMES, sentence } from './diff-words.ts';
import { missingSteps } from './missing-steps.ts';
import { orderDifferences } from './order-differences.ts';

/**
 * - `same`: both did the same, in the same order where one thing brought about another.
 * - `allowed difference`: what chance may decide came out otherwise, or another outcome came that the lab is known to have.
 * - `new`: one of them did what the other never did.
 */
export type DiffVerdict = 'same' | 'allowed difference' | 'new';

export interface Comparison {
	verdict: DiffVerdict;
	differences: Difference[];
}

/** One way in which two recordings differ, and where to look. */
export interface Difference {
	says: string;
	a?: Place;
	b?: Place;
}

export interface Place {
	lane: LaneId;
	/** Microseconds. */
	t: number;
}

/** What a lab tells of its outcomes: the class and the value of each of the two runs, and what its runs gave so far. */
export interface KnownOutcomes {
	a: Outcome;
	b: Outcome;
	/** The ids of the classes. */
	classes: readonly string[];
	/** One recording of each class. */
	recordings: readonly Recording[];
}

export interface Outcome {
	outcome: string;
	value?: number;
}

/** How `b` differs from `a`. */
export function compareRecordings(
	a: Recording,
	b: Recording,
	outcomes?: KnownOutcomes,
	words: DiffWords = RECORDED_NAMES,
): Comparison {
	const came = outcomes ? outcomeDifferences(outcomes, words) : [];
	if (outcomes && !outcomes.classes.includes(outcomes.b.outcome)) return { verdict: 'new', differences: came };
	const skeleton = skeletonOf(b);
	if (skeletonOf(a) === skeleton) {
		const differences = [...came, ...orderDifferences(a, b, words)];
		return { verdict: differences.length > 0 ? 'allowed difference' : 'same', differences };
	}
	const isKnown = outcomes?.recordings.some((kept) => skeletonOf(kept) === skeleton) ?? false;
	return { verdict: isKnown ? 'allowed difference' : 'new', differences: [...came, ...missingSteps(a, b, words)] };
}

function outcomeDifferences({ a, b, classes }: KnownOutcomes, words: DiffWords): Difference[] {
	if (!classes.includes(b.outcome))
		return [
			{ says: `The outcome of ${words.b} is "${words.outcome(b.outcome)}", which no run of the lab gave so far.` },
		];
	const inBoth = (one: string, other: string) => `${one} in ${words.a} and ${other} in ${words.b}.`;
	if (a.outcome !== b.outcome)
		return [{ says: `The outcome is ${inBoth(`"${words.outcome(a.outcome)}"`, `"${words.outcome(b.outcome)}"`)}` }];
	return a.value === b.value ? [] : [{ says: sentence(`${words.value}: ${inBoth(`${a.value}`, `${b.value}`)}`) }];
}
