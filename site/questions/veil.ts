/** What stands behind a veil until its questions were answered, or their reader declined to. */
import { type Answers, follow } from './follow.ts';

/** Lifts the veils whose questions are all answered or declined. */
function lift(answers: Answers): void {
	for (const veiled of document.querySelectorAll<HTMLElement>('[data-veiled]')) {
		if (keysOf(veiled).every((key) => answers[key])) veiled.removeAttribute('data-veiled');
	}
}

/** Who wants to see what is behind a veil has declined its questions. */
async function decline(veiled: HTMLElement): Promise<void> {
	const { progress } = await import('../progress/progress.ts');
	for (const key of keysOf(veiled))
		if (!progress.progress.answers[key]) progress.answer(key, { answer: [], declined: true });
	lift(progress.progress.answers);
	// The button that was pressed is gone.
	veiled.tabIndex = -1;
	veiled.focus({ preventScroll: true });
}

function keysOf({ dataset }: HTMLElement): string[] {
	return (dataset.veils ?? '').split(' ');
}

document.addEventListener('click', ({ target }) => {
	const veiled = (target as Element).closest('[data-lift]')?.closest<HTMLElement>('[data-veiled]');
	if (veiled) void decline(veiled);
});
follow(lift);
