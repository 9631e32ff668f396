/** What the claims of a task judge where a harness drives the learner's code: the facts that the harness marked. */
import type { Marked, Seal } from '../../labs/lib/facts.ts';
import { type Claim, held, notJudged, refuted, type Verdict } from './claim.ts';
import { eventsOf, exitOf } from './queries.ts';
import type { MarkEvent, Recording } from './types.ts';

/** A harness is the program itself: what others mark is their own word. */
const HARNESS = 'P1';
/** Two names of `labs/lib/facts.ts`: why a harness stopped, and its last mark. */
const STOPPED = 'stopped';
const SEAL = 'seal';
const FORGED = 'marks were written that the harness did not make';

/**
 * The verdict on a fact that the harness marked by this name. Where it did not come to it there is nothing to judge, and
 * `came-through` alone says why: one cause is told once.
 */
export function judgeFact<T>(
	recording: Recording,
	name: string,
	judge: (fact: T, mark: MarkEvent) => Verdict,
): Verdict {
	const { seal, own, strange } = sealed(recording);
	if (strange) return refuted(FORGED, [strange]);
	const mark = own.find((mark) => mark.name === name);
	if (mark) return judge((mark.detail as Marked<T>).fact, mark);
	if (own.some((mark) => mark.name === STOPPED)) return notJudged('not tried: your program did not come so far');
	// Without having stopped: what it tried before made it not worth while.
	if (seal) return notJudged('not tried: what was tried before has failed');
	return refuted('it did not come to this', [exitOf(recording, HARNESS)]);
}

/** The claim that each task with a harness has. */
export const cameThrough: Claim = {
	id: 'came-through',
	says: 'Your program comes through all that is tried with it, to the end.',
	kind: 'always',
	judge(recording) {
		const { seal, own, strange } = sealed(recording);
		if (strange) return refuted(FORGED, [strange]);
		const stopped = own.find((mark) => mark.name === STOPPED);
		if (stopped) return refuted((stopped.detail as Marked<string>).fact, [stopped]);
		const exit = exitOf(recording, HARNESS);
		if (seal && exit?.code === 0) return held('all was tried', [seal]);
		return refuted('not all was tried: the harness did not come to its end', [exit]);
	},
};

/** The harness's own marks of facts, and one that is not its own. Without a seal nothing is known to be its own. */
function sealed(recording: Recording): { seal?: MarkEvent; own: MarkEvent[]; strange?: MarkEvent } {
	const marks = eventsOf(recording, 'mark', HARNESS);
	const seal = marks.find(({ name }) => name === SEAL);
	if (!seal) return { own: [] };
	const left = [...(seal.detail as Seal)];
	const names = new Set([SEAL, STOPPED, ...left.map(([name]) => name)]);
	const own: MarkEvent[] = [];
	for (const mark of marks.slice(0, marks.indexOf(seal))) {
		if (!names.has(mark.name)) continue;
		const [name, nonce] = left.shift() ?? [];
		if (mark.name !== name || (mark.detail as Marked<unknown> | null)?.nonce !== nonce)
			return { seal, own, strange: mark };
		own.push(mark);
	}
	const strange = marks.at(marks.indexOf(seal) + 1) ?? (left.length > 0 ? seal : undefined);
	return { seal, own, ...(strange && { strange }) };
}
