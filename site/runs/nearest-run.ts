/** A reader's run beside the recorded ones, by the rule of `interleave diff`. */
import type { Outcomes } from '../../scripts/recording/claim.ts';
import { type Comparison, compareRecordings, type DiffVerdict } from '../../scripts/recording/diff/compare.ts';
import { outcomeSeen } from '../../scripts/recording/outcome-seen.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { namedWords } from '../../scripts/timeline/diff-words.ts';

/** A kept recording of the lab. */
export interface RecordedRun {
	name: string;
	/** What a reader is told of it: `lost one, as in 97 of 200 runs`. */
	words: string;
	recording: Recording;
}

export interface Nearest extends Comparison {
	/** The recorded run that it is nearest to. */
	run: RecordedRun;
}

/** The recorded run that a reader's run differs from least, and how; `recorded` has at least one, the typical one first. */
export function nearestRun(recorded: readonly RecordedRun[], mine: Recording, outcomes?: Outcomes): Nearest {
	const words = namedWords('the recorded run', 'your run', outcomes);
	const classes = outcomes && [...new Set(recorded.map(({ recording }) => outcomes.of(recording).outcome))];
	const came = outcomes && outcomeSeen(outcomes, mine);
	const known = came && {
		b: came,
		classes: classes ?? [],
		recordings: recorded.map(({ recording }) => recording),
	};
	const all = recorded.map((run) => {
		const both = known && outcomes ? { ...known, a: outcomes.of(run.recording) } : undefined;
		const nearest: Nearest = { run, ...compareRecordings(run.recording, mine, both, words) };
		return { nearest, distance: distance(nearest, both?.a.outcome === both?.b.outcome) };
	});
	return all.reduce((best, other) => (other.distance < best.distance ? other : best)).nearest;
}

const ORDER: DiffVerdict[] = ['same', 'allowed difference', 'new'];

/** The verdict first, then whether the same came of it, then how much there is to tell. */
function distance({ verdict, differences }: Comparison, isSameOutcome: boolean): number {
	return ORDER.indexOf(verdict) * 1e6 + (isSameOutcome ? 0 : 1e5) + Math.min(differences.length, 1e4);
}
