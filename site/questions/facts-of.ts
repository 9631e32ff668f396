/** The facts of a lab as the site is built with them. */
import type { Counted, Facts } from '../../scripts/questions/facts.ts';
import { keptRuns, recordingName } from '../components/lab/kept-runs.ts';
import { labView } from '../components/lab/view.ts';

/** All committed runs of a lab, by the names under which a page fetches them. */
export async function factsOf(lab: string): Promise<Facts> {
	const view = await labView(lab);
	const { id, variants } = view.lab;
	const others = await Promise.all(Object.keys(variants).map(async (name) => (await labView(id, name)).recording));
	const kept = keptRuns(view).slice(1);
	const outcomes = kept.map(({ name }) => ({
		name,
		recording: view.outcomes?.recordings[name.slice(`${id}/outcome-`.length)] ?? view.recording,
	}));
	return {
		lab: id,
		module: view.module,
		runs: [
			{ name: recordingName(id), recording: view.recording },
			...others.map((recording) => ({ name: recordingName(id, recording.header.variant), recording })),
			...outcomes,
		],
		...(view.outcomes && { counted: countedOf(view.outcomes) }),
	};
}

/** The counts without the recordings. */
function countedOf({ runs, outcomes, values, claims, variant }: Counted): Counted {
	return { runs, outcomes, claims, ...(values && { values }), ...(variant !== undefined && { variant }) };
}
