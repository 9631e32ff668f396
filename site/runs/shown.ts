/** Follows what each lab of the page shows: marks the bar that it was opened by, and compares a reader's own run. */
import type { LiveLab, ShownDetail } from '../player/live-lab.ts';

const shownIn = new WeakMap<HTMLElement, ShownDetail>();

/** What a lab shows now; undefined while that is the run that the page was built with. */
export function shownOf(lab: HTMLElement): ShownDetail | undefined {
	return shownIn.get(lab);
}

/** Follows a lab. */
export function followShown(lab: HTMLElement, live: LiveLab): void {
	lab.addEventListener('shown', (event) => {
		const { detail } = event as CustomEvent<ShownDetail>;
		shownIn.set(lab, detail);
		if (lab.dataset.variant === undefined) markBars(lab.dataset.lab ?? '', detail.name);
		import('./own-run.ts').then(({ ownRun }) => ownRun(lab, live, detail)).catch(console.error);
	});
}

/** Marks the bar that opens this kept run, wherever the page has one. */
function markBars(lab: string, name: string | undefined): void {
	for (const row of document.querySelectorAll<HTMLElement>(`[data-outcomes="${lab}"] [data-kept]`)) {
		markRow(row, row.dataset.kept === name);
	}
}

/** Marks a row of a chart as that of the run that is shown. */
export function markRow(row: Element, shown: boolean): void {
	row.classList.toggle('shown', shown);
	const opener = row.querySelector('.open :is(a, button)');
	if (shown) opener?.setAttribute('aria-current', 'true');
	else opener?.removeAttribute('aria-current');
}
