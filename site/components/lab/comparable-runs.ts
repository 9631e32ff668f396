import { type KeptRun, keptRuns, recordingName } from './kept-runs.ts';
import type { LabView } from './view.ts';

/**
 * The run that a lab shows first, and what may stand beside what it shows: its other variants, the other kept runs, and last
 * that first run, for when another is shown.
 */
export function comparableRuns(view: LabView): { shown: KeptRun; others: KeptRun[] } {
	const { lab, variant } = view;
	const [typical, ...kept] = keptRuns(view);
	const variants: KeptRun[] = [undefined, ...Object.keys(lab.variants)].map((name) => ({
		name: recordingName(lab.id, name),
		words: name === undefined ? 'the program as it is' : (lab.variants[name]?.title ?? name),
	}));
	const own = recordingName(lab.id, variant);
	const called = variants.length > 1 ? variants.find(({ name }) => name === own) : typical;
	const shown = { name: own, words: called?.words ?? 'a typical run' };
	const others = [...variants.filter(({ name }) => name !== own), ...kept];
	return { shown, others: others.length > 0 ? [...others, shown] : [] };
}
