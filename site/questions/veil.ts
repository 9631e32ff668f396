/** What stands behind a veil until its questions were answered, or their reader declined to. */
import { progress } from '../progress/progress.ts';

/** Lifts the veils whose questions are all answered or declined. */
export function liftVeils(): void {
	const { answers } = progress.progress;
	for (const veiled of document.querySelectorAll<HTMLElement>('[data-veiled]')) {
		const keys = (veiled.dataset.veils ?? '').split(' ');
		if (keys.every((key) => answers[key])) veiled.removeAttribute('data-veiled');
	}
}

/** The reader wants to see what is behind a veil: its questions count as declined. */
export function decline(keys: readonly string[]): void {
	for (const key of keys) if (!progress.progress.answers[key]) progress.answer(key, { answer: [], declined: true });
	liftVeils();
}

document.addEventListener('click', ({ target }) => {
	const button = (target as Element).closest('[data-lift]');
	const veiled = button?.closest<HTMLElement>('[data-veiled]');
	if (!veiled) return;
	decline((veiled.dataset.veils ?? '').split(' '));
	// The button that was pressed is gone.
	veiled.tabIndex = -1;
	veiled.focus({ preventScroll: true });
});
progress.watch(liftVeils);
