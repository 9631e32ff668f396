/** What a lab offers beyond one run, fetched when it is asked for. */
import { fetchRecording } from '../player/fetch-recording.ts';
import type { LiveLab } from '../player/live-lab.ts';
import { besideLab } from './beside.ts';
import { type ManyRuns, manyRuns } from './many-runs.ts';
import { shownOf } from './shown.ts';

const many = new WeakMap<HTMLElement, Promise<ManyRuns>>();

/** Does what one of the buttons asks: `times` runs the lab so many times, `beside` sets a kept run beside what is shown. */
export async function moreRuns(lab: HTMLElement, live: LiveLab, button: HTMLButtonElement): Promise<void> {
	if (button.dataset.more === 'times') {
		const runs = many.get(lab) ?? manyRuns(lab, live);
		many.set(lab, runs);
		// What cannot be fetched now may be at the next press.
		runs.catch(() => many.delete(lab));
		await (await runs).start(Number(button.value));
	} else if (button.dataset.more === 'beside') await beside(lab, live);
}

async function beside(lab: HTMLElement, live: LiveLab): Promise<void> {
	const shown = live.stage.player?.recording;
	if (!shown) return;
	const comparable: { name: string; words: string }[] = JSON.parse(
		lab.querySelector<HTMLElement>('[data-more-runs]')?.dataset.comparable ?? '[]',
	);
	const called = (name: string | undefined) => comparable.find((run) => run.name === name)?.words;
	const wanted = lab.querySelector<HTMLSelectElement>('[data-beside]')?.value ?? '';
	const now = shownOf(lab);
	if (now?.name === wanted) {
		(lab.querySelector('[data-status]') as HTMLElement).textContent = SAME;
		return;
	}
	const recording = await fetchRecording(lab.dataset.base ?? '/', wanted);
	const upper = now?.own ? 'your run' : (called(now ? now.name : comparable.at(-1)?.name) ?? 'the run above');
	const words = called(wanted) ?? wanted;
	besideLab(lab).show(
		{ recording: shown, words: upper },
		{ recording, words },
		{ title: `Two runs, one clock: ${upper}, and ${words}` },
	);
}

const SAME = 'That run is the one that is shown. Choose another to set beside it.';
