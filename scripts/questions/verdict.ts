/** Whether an answer was seen, was not seen, or cannot happen, and which words say so. */
import type { Claim } from '../recording/claim.ts';
import { judgeAll } from '../recording/judge.ts';
import type { Recording } from '../recording/types.ts';
import { countsOf, type Facts, type KnownRun, runsOf } from './facts.ts';
import type { Moment, Reading } from './reading.ts';

/** `right` and `wrong` are for questions whose key is no set of runs: a place in one run, or what a source says. */
export type VerdictWord = 'seen' | 'not seen' | 'cannot happen' | 'right' | 'wrong';

/** What the runs and claims say to an answer. */
export interface ChoiceVerdict {
	verdict: VerdictWord;
	/** `seen in 91 of 200 runs`, `cannot happen, because “…”` */
	says: string;
	/** The moments of a committed run that show it, or that refute it. */
	moments: RunMoment[];
}

/** A moment of a committed run, by the run's name. */
export interface RunMoment extends Moment {
	run: string;
}

/** What is asked of the runs. */
export interface Statement {
	reading: Reading;
	variant?: string | undefined;
	/** Whether an answer of a run is meant. */
	meant(answer: string): boolean;
	/** Answers that are meant, and ones that are not: copies of the runs that answer so are held against the claims. */
	meantFor: string[];
	notMeantFor: string[];
}

/** The verdict of the committed runs and of the claims of the kind `always`. */
export function verdictOn(statement: Statement, facts: Facts): ChoiceVerdict {
	const { reading, variant, meant } = statement;
	const runs = runsOf(facts, variant);
	const counted = countsOf(facts, variant);
	const counts = counted && reading.counts?.(counted);
	const times = counts?.filter(([answer]) => meant(answer)).reduce((sum, [, count]) => sum + count, 0);
	const shown = runs.find(({ recording }) => meant(reading.of(recording) ?? ''));
	if (times === undefined ? shown : times > 0) {
		const since = refutingClaim(statement.notMeantFor, reading, facts, runs);
		const often = times === undefined ? seenIn(facts, shown) : `seen in ${times} of ${counted?.runs} runs`;
		return {
			verdict: 'seen',
			says: since ? `${often}, and in every run, since ${quoted(since)}` : often,
			moments: shown ? momentsIn(shown, reading.at(shown.recording)) : [],
		};
	}
	const because = refutingClaim(statement.meantFor, reading, facts, runs);
	if (because) return cannotHappen(because, runs[0]);
	const says = times === undefined ? notSeenIn(runs) : `not seen in ${counted?.runs} runs`;
	return { verdict: 'not seen', says, moments: runs[0] ? momentsIn(runs[0], reading.at(runs[0].recording)) : [] };
}

/** The verdict on what a claim says, or on its contrary. */
export function verdictOnClaim(claim: Claim, contrary: boolean, facts: Facts): ChoiceVerdict {
	const runs = runsOf(facts, claim.variant);
	const wanted = contrary ? 'refuted' : 'held';
	const verdictIn = ({ recording }: KnownRun) => judgeAll([claim], recording)[0];
	const counted = countsOf(facts, claim.variant);
	const tally = counted?.claims[claim.id];
	const times = tally && (contrary ? tally.refuted : tally.held);
	const shown = runs.find((run) => verdictIn(run)?.verdict === wanted);
	if (times === undefined ? shown : times > 0) {
		const often = times === undefined ? seenIn(facts, shown) : `seen in ${times} of ${counted?.runs} runs`;
		const always = claim.kind === 'always' && !contrary;
		return {
			verdict: 'seen',
			says: always ? `${often}, and in every run, since ${quoted(claim)}` : often,
			moments: shown ? momentsIn(shown, verdictIn(shown)?.at ?? []) : [],
		};
	}
	const held = runs.length > 0 && runs.every((run) => verdictIn(run)?.verdict === 'held');
	if (contrary && claim.kind === 'always' && held) return cannotHappen(claim, runs[0]);
	const says = times === undefined ? notSeenIn(runs) : `not seen in ${counted?.runs} runs`;
	const [first] = runs;
	return { verdict: 'not seen', says, moments: first ? momentsIn(first, verdictIn(first)?.at ?? []) : [] };
}

/**
 * A claim of the kind `always` that every run holds, and that refutes each copy of each run that would give one of these
 * answers. One claim has to refute them all: what speaks against a copy of one run alone may only say that it is a copy.
 */
function refutingClaim(answers: string[], reading: Reading, { module }: Facts, runs: KnownRun[]): Claim | undefined {
	if (answers.length === 0 || runs.length === 0) return undefined;
	const copies = runs.flatMap(({ recording }) => answers.map((answer) => reading.as?.(recording, answer)));
	if (copies.some((copy) => copy === undefined)) return undefined;
	const always = module.claims.filter(({ kind }) => kind === 'always');
	return always.find(
		(claim) =>
			runs.every(({ recording }) => verdictOf(claim, recording) === 'held') &&
			copies.every((copy) => copy && verdictOf(claim, copy) === 'refuted'),
	);
}

function verdictOf(claim: Claim, recording: Recording): string | undefined {
	return judgeAll([claim], recording)[0]?.verdict;
}

function cannotHappen(claim: Claim, run: KnownRun | undefined): ChoiceVerdict {
	const at = run ? (judgeAll([claim], run.recording)[0]?.at ?? []) : [];
	return {
		verdict: 'cannot happen',
		says: `cannot happen, because ${quoted(claim)}`,
		moments: run ? momentsIn(run, at) : [],
	};
}

/** The claim's own sentence, as it is. */
function quoted({ says }: Claim): string {
	return `“${says}”`;
}

function seenIn(facts: Facts, shown: KnownRun | undefined): string {
	const variant = shown?.recording.header.variant;
	return runsOf(facts, variant).length > 1 ? 'seen in a recorded run' : 'seen in the recorded run';
}

function notSeenIn(runs: KnownRun[]): string {
	return runs.length > 1 ? `not seen in the ${runs.length} recorded runs` : 'not seen in the recorded run';
}

/** More would be no help. */
const MOMENTS = 2;

function momentsIn({ name }: KnownRun, at: readonly Moment[]): RunMoment[] {
	return at.slice(0, MOMENTS).map(({ t, lane }) => ({ run: name, t, lane }));
}
