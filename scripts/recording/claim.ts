/** A claim: one sentence about a run and the function that judges it. An outcome: the class a run fell into. */
import { compareMoments } from './lane-order.ts';
import type { LaneId, Recording } from './types.ts';

/** What a claim needs beyond Node: the kernel's view, or a program or platform that a machine may lack. */
export type Need = 'kernel' | 'posix' | 'linux' | 'perl' | 'python3' | 'cc';

/**
 * - `always`: a logical fact. One refuting run refutes.
 * - `bound`: a timing fact that load cannot break. One refuting run refutes.
 * - `sometimes`: holds when one of several runs held it. A single run that did not show it reads "not this time".
 * - `free machine`: a speed-up, judged only where the recording's calibration says that the cores were free.
 */
export type ClaimKind = 'always' | 'bound' | 'sometimes' | 'free machine';

export interface Claim {
	/** Stable, kebab-case. */
	id: string;
	/** One sentence, shown to the reader. */
	says: string;
	kind: ClaimKind;
	needs?: Need[];
	/** The rows of the curriculum's sources that it carries. */
	rows?: string[];
	/** The variant whose runs it is about; absent: `main.ts` as it is. */
	variant?: string;
	/** True where it may be judged however the lab's knobs stand. */
	knobs?: true;
	judge(recording: Recording): Verdict;
}

export interface Verdict {
	verdict: 'held' | 'refuted' | 'not judged';
	/** What was seen, in words. */
	seen: string;
	/** The moments that show it, microseconds, in order of time. */
	at?: { t: number; lane: LaneId }[];
}

/** How a lab sorts its runs: at most eight classes, and a value where there is one. */
export interface Outcomes {
	/** Class id (kebab-case) to its words: `{ 'lost-some': 'lost some' }`. */
	classes: Record<string, string>;
	/** What the value is: `total`. Absent where there is none. */
	value?: string;
	of(recording: Recording): { outcome: string; value?: number };
}

/** What a lab's `claims.ts` exports. */
export interface ClaimsModule {
	claims: Claim[];
	outcome?: Outcomes;
	task?: Claim[];
}

/** What a verdict points at, in any order: events as they are; what a run did not have may stand there as undefined. */
type Shown = readonly ({ t: number; lane: LaneId } | undefined)[];

export const held = (seen: string, at?: Shown): Verdict => ({ verdict: 'held', seen, ...momentsOf(at) });
export const refuted = (seen: string, at?: Shown): Verdict => ({ verdict: 'refuted', seen, ...momentsOf(at) });
export const notJudged = (seen: string): Verdict => ({ verdict: 'not judged', seen });

/** Each moment once: one write may print two lines. */
function momentsOf(shown: Shown = []): Pick<Verdict, 'at'> {
	const moments = new Map(shown.flatMap((each) => (each ? [[`${each.t} ${each.lane}`, each]] : [])));
	const at = [...moments.values()].map(({ t, lane }) => ({ t, lane })).sort(compareMoments);
	return at.length > 0 ? { at } : {};
}
