import type { LabView } from './view.ts';

/** A kept recording that a page may fetch and show. */
export interface KeptRun {
	/** Its address below `recordings/`, without `.json`. */
	name: string;
	/** What a reader is told of it: `lost one, as in 97 of 200 runs`. */
	words: string;
}

/** The kept recordings of a lab as it is shown: the typical one first, then one for each outcome, none of them twice. */
export function keptRuns({ lab, variant, recording, outcomes, module }: LabView): KeptRun[] {
	const shown = JSON.stringify(recording);
	const typical = { name: recordingName(lab.id, variant), words: 'a typical run' };
	if (!outcomes || outcomes.variant !== variant) return [typical];
	const others = outcomes.outcomes
		.filter(({ id }) => JSON.stringify(outcomes.recordings[id]) !== shown)
		.map(({ id, count }) => ({
			name: recordingName(lab.id, `outcome-${id}`),
			words: `${module.outcome?.classes[id] ?? id}, as in ${count} of ${outcomes.runs} runs`,
		}));
	return [typical, ...others];
}

/** Where a recording lies below `recordings/`. */
export function recordingName(lab: string, part?: string): string {
	return part === undefined ? lab : `${lab}/${part}`;
}
