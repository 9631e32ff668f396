/** What stands behind a veil until its questions were answered, or their reader declined to. */
import { type Answers, follow } from './follow.ts';

/** Lifts the veils whose questions are all answered or declined; what has the focus keeps its place in the window. */
function lift(answers: Answers): void {
	const due = [...document.querySelectorAll<HTMLElement>('[data-veiled]')].filter((veiled) =>
		keysOf(veiled).every((key) => answers[key]),
	);
	if (due.length === 0) return;
	const top = () => document.activeElement?.getBoundingClientRect().top ?? 0;
	const before = top();
	for (const veiled of due) veiled.removeAttribute('data-veiled');
	if (document.activeElement !== document.body) scrollBy({ top: top() - before, behavior: 'instant' });
}

/** Who wants to see what is behind a veil has declined its questions. */
async function show(veiled: HTMLElement): Promise<void> {
	// The button that is pressed will be gone.
	veiled.tabIndex = -1;
	veiled.focus({ preventScroll: true });
	await decline(keysOf(veiled));
}

/** Declines those of these questions that were not answered. */
export async function decline(keys: readonly string[]): Promise<void> {
	const { progress } = await import('../progress/progress.ts');
	for (const key of keys) if (!progress.progress.answers[key]) progress.answer(key, { answer: [], declined: true });
	lift(progress.progress.answers);
}

function keysOf({ dataset }: HTMLElement): string[] {
	return (dataset.veils ?? '').split(' ');
}

document.addEventListener('click', ({ target }) => {
	const veiled = (target as Element).closest('[data-lift]')?.closest<HTMLElement>('[data-veils]');
	if (veiled) void show(veiled);
});
follow(lift);
