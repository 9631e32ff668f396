import { fetchRecording } from '../player/fetch-recording.ts';
import type { PairRun } from './pair.ts';
import { pairView } from './pair-view.ts';

/** Fetches the two runs that a comparison was built with, and brings it to life. */
export async function livePair(place: HTMLElement): Promise<void> {
	const named: { name: string; words: string }[] = JSON.parse(place.dataset.runs ?? '[]');
	const runs = await Promise.all(
		named.map(async ({ name, words }): Promise<PairRun> => {
			return { words, recording: await fetchRecording(place.dataset.base ?? '/', name) };
		}),
	);
	const [upper, lower] = runs;
	if (upper && lower) pairView(place).show(upper, lower, { built: true });
}
