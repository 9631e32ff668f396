import type { JudgedRun } from './judge-runs.ts';

/**
 * The run to show first: one of the most frequent outcome, in which nothing that must hold was refuted and as many as
 * possible of what may happen did. The first of equals.
 */
export function typicalRun(runs: JudgedRun[]): JudgedRun | undefined {
	const frequent = mostFrequent(runs);
	const sound = runs.filter((run) => frequent.has(run.outcome) && isSound(run));
	return sound.reduce<JudgedRun | undefined>(
		(best, run) => (best && shown(best) >= shown(run) ? best : run),
		undefined,
	);
}

/** The outcomes that no other is more frequent than. */
export function mostFrequent(runs: JudgedRun[]): Set<string | undefined> {
	const counts = new Map<string | undefined, number>();
	for (const { outcome } of runs) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	const most = Math.max(...counts.values());
	return new Set([...counts].filter(([, count]) => count === most).map(([outcome]) => outcome));
}

/** Whether every `always` and `bound` claim held in the run, or could not be judged. */
export function isSound({ judged }: JudgedRun): boolean {
	const mustHold = judged.filter(({ claim }) => claim.kind === 'always' || claim.kind === 'bound');
	return mustHold.every(({ verdict }) => verdict !== 'refuted');
}

function shown({ judged }: JudgedRun): number {
	return judged.filter(({ verdict }) => verdict === 'held').length;
}
