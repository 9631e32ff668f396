/** What the claims of a task judge where a harness drives the learner's code: the facts that the harness marked. */
import { type Claim, held, notJudged, refuted, type Verdict } from './claim.ts';
import { eventsOf, exitOf } from './queries.ts';
import type { MarkEvent, Recording } from './types.ts';

/** A harness is the program itself: what others mark is their own word. */
const HARNESS = 'P1';

/**
 * The marks that end a harness's work. `stopped` says at which fact and why: the learner's code blocked, ended, or did not
 * answer. `end` comes last in either case.
 */
const STOPPED = 'stopped';
const END = 'end';

/** The verdict on a fact that the harness marked by this name; where it did not come to it, the reason is the verdict. */
export function judgeFact<T>(
	recording: Recording,
	name: string,
	judge: (fact: T, mark: MarkEvent) => Verdict,
): Verdict {
	const [mark] = marksOf(recording, name);
	if (mark) return judge(mark.detail as T, mark);
	const [stopped] = marksOf(recording, STOPPED);
	if (!stopped) return refuted('it did not come to this', [exitOf(recording, HARNESS)]);
	const { at, why } = stopped.detail as { at: string; why: string };
	return at === name ? refuted(why, [stopped]) : notJudged(`not tried: ${why}`);
}

/** The claim that each task with a harness has. */
export const cameThrough: Claim = {
	id: 'came-through',
	says: 'Your program comes through all that is tried with it, to the end.',
	kind: 'always',
	judge(recording) {
		const [[stopped], [end], exit] = [marksOf(recording, STOPPED), marksOf(recording, END), exitOf(recording, HARNESS)];
		if (stopped) return refuted((stopped.detail as { why: string }).why, [stopped]);
		if (end && exit?.code === 0) return held('all was tried', [end]);
		return refuted('not all was tried: the harness did not come to its end', [exit]);
	},
};

function marksOf(recording: Recording, name: string): MarkEvent[] {
	return eventsOf(recording, 'mark', HARNESS).filter((mark) => mark.name === name);
}
