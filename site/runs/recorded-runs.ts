import type { KeptRun } from '../components/lab/kept-runs.ts';
import { fetchRecording } from '../player/fetch-recording.ts';
import type { RecordedRun } from './nearest-run.ts';

const fetched = new WeakMap<HTMLElement, Promise<RecordedRun[]>>();

/** The kept runs of a lab as it stands on the page, the typical one first; fetched once. */
export function recordedRuns(lab: HTMLElement): Promise<RecordedRun[]> {
	const known = fetched.get(lab);
	if (known) return known;
	const kept: KeptRun[] = JSON.parse(lab.dataset.kept ?? '[]');
	const runs = Promise.all(
		kept.map(async ({ name, words }) => ({
			name,
			words,
			recording: await fetchRecording(lab.dataset.base ?? '/', name),
		})),
	);
	fetched.set(lab, runs);
	// What cannot be fetched now may be later.
	runs.catch(() => fetched.delete(lab));
	return runs;
}
