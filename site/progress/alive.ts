/** What of progress can wait until the page is idle: other tabs, the reader's place, the companion's disk. */
import { findCompanion } from '../player/companion.ts';
import { followReader } from './follow-reader.ts';
import { lessonEnd } from './lesson-end.ts';
import type { Peeked } from './peek.ts';
import { progress } from './progress.ts';

/** Keeps the marks of the page true as progress changes. */
export async function comeAlive(paint: (progress: Peeked) => void): Promise<void> {
	const again = () => {
		paint(progress.progress);
		const words = progress.problem ?? progress.notice ?? '';
		for (const place of document.querySelectorAll('[data-kept-problem]')) {
			if (place.textContent !== words) place.textContent = words;
		}
	};
	progress.watch(again);
	const end = document.querySelector<HTMLElement>('[data-lesson-end]');
	if (end) {
		lessonEnd(end);
		followReader(end.dataset.lessonEnd ?? '', progress);
	}
	again();
	if ((await findCompanion()) === 'ready') (await import('./disk.ts')).disk.follow();
}
