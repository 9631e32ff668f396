/** Judges an exercise's task by one run. */
import { type Claim, refuted } from './claim.ts';
import { isAbout, type Judged, judgeOne } from './judge.ts';
import { ofKind } from './of-kind.ts';
import type { Exit, Recording, RunEvent } from './types.ts';

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
			if (judged.verdict === 'refuted') return { claim, ...judged, ended };
			return { claim, ...refuted(isDriven(recording) ? TRIED_IN_PART : NOT_ENDED), ended };
		});
}

const TRIED_IN_PART = 'what tries your program did not come to its end';
const NOT_ENDED = 'your program did not come to its end';

function isDriven({ lanes }: Recording): boolean {
	return lanes[0]?.name === 'harness.ts';
}

/** Why the run cannot count, in a sentence; undefined where its program came to its end. */
function whyEnded(recording: Recording, limits: LimitWords): string | undefined {
	const { exit } = recording.header;
	if (!exit || exit.cause === 'stopped') return undefined;
	const driven = isDriven(recording);
	const what = driven ? 'The program that tries yours' : 'Your program';
	const stood = isStopped(recording.events) ? 'had been stopped by a signal, and ' : '';
	if (exit.cause) return `${what} ${stood}was ended: ${limits[exit.cause]}.`;
	// How a program of the learner's own ends is for the claims to say.
	if (!driven || exit.code === 0) return undefined;
	if (exit.signal !== null) return `${what} was ended by ${exit.signal}.`;
	const error = ofKind(recording.events, 'error').findLast(({ lane }) => lane === 'P1');
	return `${what} ended with exit code ${exit.code}${error ? `: ${error.message}` : ''}.`;
}

/** Whether the run's first process stood when the runner came to end it: SIGKILL lets it go on for the moment of its end. */
function isStopped(events: RunEvent[]): boolean {
	const own = events.filter(({ lane }) => lane === 'P1');
	const end = own.findIndex((event) => event.kind === 'signal' && event.from === 'runner');
	return ofKind(end < 0 ? own : own.slice(0, end), 'state').at(-1)?.state === 'stopped';
}
