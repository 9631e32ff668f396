/** What a check found over several runs, and how it is said: the same for the command, the companion and the page. */
import { amount } from './amount.ts';
import type { ClaimKind, Need, Verdict } from './claim.ts';
import type { Counts } from './over-runs.ts';
import type { LaneId, Recording } from './types.ts';

/** What a check found. */
export interface Checked {
	lab: string;
	/** The program that was judged, relative to the checkout where it is in it. */
	program: string;
	/** Whether the exercise's task was judged, or what the lab shows. */
	task: boolean;
	/** How many runs were judged, of how many at most: the first that refutes ends the check. */
	runs: number;
	of: number;
	verdicts: CheckedClaim[];
	/** What the lab needs and this machine lacks: then nothing was judged. */
	lacking: Need[];
	lackingWords?: string;
	/** Why a run could not count, in a sentence: `Your program was ended: time limit of 8 s.` It refutes every claim. */
	ended?: string;
	/** It was stopped before it came to an end. */
	stopped?: true;
	/** The run that decided a refuted claim, and one more where all held, by its number (from 1). */
	recordings: Record<number, Recording>;
}

/** A claim with what the runs together say of it. */
export interface CheckedClaim {
	id: string;
	says: string;
	kind: ClaimKind;
	verdict: Verdict['verdict'];
	/** What was seen in the run that decided. */
	seen: string;
	/** The moments of that run which show it. */
	at?: { t: number; lane: LaneId }[];
	/** The number of that run, from 1; absent where none decided. */
	run?: number;
	counts: Counts;
}

/** A check in words. */
export interface CheckedWords {
	verdict: 'solved' | 'not yet' | 'not judged';
	/** `Solved: held in 20 of 20 runs. Runs refute, they never prove.` */
	says: string;
	/** One line for each claim, in their order: `in run 7, both workers were inside between 1.204 and 1.209 ms`. */
	claims: string[];
}

/** The verdict on the whole and on each claim, in words. */
export function checkedWords(checked: Checked): CheckedWords {
	return { ...verdictWords(checked), claims: checked.verdicts.map((claim) => claimWords(claim, checked)) };
}

function verdictWords(checked: Checked): Pick<CheckedWords, 'verdict' | 'says'> {
	const { verdicts, lacking, lackingWords, stopped, runs, of, task, ended } = checked;
	const refuted = verdicts.filter(({ verdict }) => verdict === 'refuted');
	const open = verdicts.filter(({ verdict }) => verdict === 'not judged');
	if (lacking.length > 0) return { verdict: 'not judged', says: `Not judged: ${lackingWords ?? lacking.join(', ')}` };
	if (refuted.length > 0) {
		const [name, verb] = task ? ['Not yet', 'fail'] : ['Refuted', 'do not hold'];
		const one = task ? 'fails' : 'does not hold';
		const says = `${refuted.length} of ${amount(verdicts.length, 'claim')} ${refuted.length === 1 ? one : verb}`;
		return { verdict: 'not yet', says: `${name}: ${says}, ${inRuns(refuted, runs, of)}.${ended ? ` ${ended}` : ''}` };
	}
	if (stopped)
		return { verdict: 'not judged', says: `Not judged: it was stopped after ${runs} of ${amount(of, 'run')}.` };
	if (verdicts.length === 0)
		return { verdict: 'not judged', says: 'Not judged: there is no claim about this program.' };
	if (open.length > 0) {
		const says = `${open.length} of ${amount(verdicts.length, 'claim')} could not be judged`;
		return { verdict: 'not judged', says: `Not judged: ${says}.` };
	}
	const held = `held in ${runs} of ${amount(runs, 'run')}. Runs refute, they never prove.`;
	return { verdict: 'solved', says: task ? `Solved: ${held}` : `All ${held}` };
}

/** `in run 7 of at most 20`, or over how many runs nothing was seen. */
function inRuns(refuted: CheckedClaim[], runs: number, of: number): string {
	const first = refuted.flatMap((claim) => (claim.run === undefined || isUnseen(claim) ? [] : [claim.run]));
	return first.length > 0 ? `in run ${Math.min(...first)} of at most ${of}` : `in ${amount(runs, 'run')}`;
}

function claimWords({ kind, verdict, seen, at, run, counts }: CheckedClaim, { runs }: Checked): string {
	if (verdict === 'not judged') return `not judged: ${seen}`;
	if (isUnseen({ kind, verdict, counts })) return seen;
	if (kind === 'sometimes' && verdict === 'held') return `seen in ${counts.held} of ${amount(runs, 'run')}`;
	if (verdict === 'held') return `held in ${counts.held} of ${amount(runs, 'run')}`;
	const when = momentsInWords(at);
	const isSentence = seen.endsWith('.');
	// What is a list, or tells a time already, is set off from the times that follow.
	const joint = /[,;:]|\d ms\b/.test(seen) ? ', ' : ' ';
	const told = when === undefined ? seen : isSentence ? `${seen} See ${when}.` : `${seen}${joint}${when}`;
	return isSentence ? `in run ${run}: ${told}` : `in run ${run}, ${told.replace(/^Your\b/, 'your')}`;
}

/** No run showed it, and so no run decided; one that had to be ended would. */
function isUnseen({ kind, verdict, counts }: Pick<CheckedClaim, 'kind' | 'verdict' | 'counts'>): boolean {
	return kind === 'sometimes' && verdict === 'refuted' && counts.held === 0;
}

/** `at 1.204 ms`, `between 1.204 and 1.209 ms`. */
function momentsInWords(at: CheckedClaim['at'] = []): string | undefined {
	const times = at.map(({ t }) => t);
	if (times.length === 0) return undefined;
	const [first, last] = [Math.min(...times), Math.max(...times)];
	return first === last ? `at ${inMs(first)} ms` : `between ${inMs(first)} and ${inMs(last)} ms`;
}

function inMs(us: number): string {
	return (us / 1000).toFixed(3);
}
