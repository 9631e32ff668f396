import { type KeptRun, keptRuns, recordingName } from './kept-runs.ts';
import type { LabView } from './view.ts';

/** The kept run of an outcome, with its value. */
export interface KeptOutcome {
	outcome: string;
	value?: number;
	/** The name by which a page fetches and shows it. */
	name: KeptRun['name'];
}

/** The kept runs by their outcomes: one of each, and the typical run, which is often one of them. */
export function keptOutcomes(view: LabView): KeptOutcome[] {
	const { lab, outcomes, module, recording } = view;
	const names = new Set(keptRuns(view).map(({ name }) => name));
	const typical = recordingName(lab.id, view.variant);
	const kept = Object.entries(outcomes?.recordings ?? {}).map(([outcome, recording]) => {
		const own = recordingName(lab.id, `outcome-${outcome}`);
		return { outcome, recording, name: names.has(own) ? own : typical };
	});
	const others = kept.some(({ name }) => name === typical) ? [] : [{ recording, name: typical }];
	return [...kept, ...others].map(
		({ recording, ...run }) => ({ ...module.outcome?.of(recording), ...run }) as KeptOutcome,
	);
}
