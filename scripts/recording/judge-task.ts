/** Judges an exercise's task by one run. */
import { type Claim, refuted } from './claim.ts';
import { isAbout, type Judged, judgeOne } from './judge.ts';
import { ofKind } from './of-kind.ts';
import type { Exit, Recording } from './types.ts';

/** How much a run of the task may use, in words: `time limit of 8 s`. */
export type LimitWords = Record<Exclude<Exit['cause'], 'stopped' | undefined>, string>;

/**
 * The verdicts on a task. It is harder to please than what a lab shows: a run that had to be ended, or whose harness did not
 * come to its end, refutes every claim; and so does what the recording had to leave out because there was too much of it.
 * Nothing that a program hides is taken for good.
 */
export function judgeTask(task: readonly Claim[], recording: Recording, limits: LimitWords): Judged[] {
	const ended = whyEnded(recording, limits);
	return task
		.filter((claim) => isAbout(claim, recording))
		.map((claim) => {
			const judged = judgeOne(claim, recording, (seen) => refuted(`it cannot be told. ${seen}`));
			if (ended === undefined) return { claim, ...judged };
			// What the run showed before stays the reason, where it is one.
			if (judged.verdict === 'refuted') return { claim, ...judged, seen: `${judged.seen}; ${ended}`, ended: true };
			return { claim, ...refuted(ended), ended: true };
		});
}

/** Why the run cannot count, in words; undefined where its program came to its end. */
function whyEnded({ header: { exit }, lanes, events }: Recording, limits: LimitWords): string | undefined {
	if (!exit || exit.cause === 'stopped') return undefined;
	const driven = lanes[0]?.name === 'harness.ts';
	const what = driven ? 'the harness P1' : 'the program P1';
	if (exit.cause) return `${what} was ended: ${limits[exit.cause]}`;
	// How a program of the learner's own ends is for the claims to say.
	if (!driven || exit.code === 0) return undefined;
	if (exit.signal !== null) return `${what} was ended by ${exit.signal}`;
	const error = ofKind(events, 'error').findLast(({ lane }) => lane === 'P1');
	return `${what} ended with exit code ${exit.code}${error ? `: ${error.message}` : ''}`;
}
