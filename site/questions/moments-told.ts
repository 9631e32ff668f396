import type { ChoiceVerdict, RunMoment } from '../../scripts/questions/verdict.ts';

/** Two moments, each with the words before its time. What cannot happen is in no run: its moments show what came instead. */
export function momentsTold(told: readonly ChoiceVerdict[]): { words: string; moment: RunMoment }[] {
	const all = told.flatMap(({ verdict, moments }) => {
		const words = verdict === 'cannot happen' ? 'See what came instead, at' : 'See it in the run, at';
		return moments.map((moment) => ({ words, moment }));
	});
	const [first, second] = all;
	if (!first || !second) return all;
	return [first, second.words === first.words ? { ...second, words: 'and at' } : second];
}
