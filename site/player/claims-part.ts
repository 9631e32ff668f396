/** Claims beside a run: veiled until it was watched; each lights when its moments have passed. */
import type { Judged } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { claimElement, fillVerdict } from './fill-verdict.ts';
import type { Part } from './parts.ts';

/** The view of the claims. */
export interface ClaimsPart extends Part {
	/** Writes the verdicts; claims that are not listed yet are added. */
	show(judged: readonly Judged[], recording: Recording, here?: string): void;
	/** Shows all verdicts from now on. */
	unveil(): void;
}

/** Takes over the claims that stand in a place. */
export function claimsPart(place: HTMLElement): ClaimsPart {
	const list = () => place.querySelector<HTMLElement>('.claims');

	function unveil(): void {
		const focused = document.activeElement;
		place.dataset.watched = '';
		const verdicts = list();
		// The button that was pressed is gone: whoever pressed it goes on with what it showed.
		if (!verdicts || !focused?.matches('[data-do="verdicts"]') || !place.contains(focused)) return;
		verdicts.tabIndex = -1;
		verdicts.focus({ preventScroll: true });
	}

	return {
		show(judged, recording, here = 'here') {
			for (const one of judged) {
				let row = list()?.querySelector<HTMLElement>(`[data-claim="${one.claim.id}"]`);
				if (!row) {
					row = claimElement(one);
					list()?.append(row);
				}
				fillVerdict(row, one, recording, here);
			}
		},
		unveil,
		moment({ t, last, playing, passed, events }) {
			if (t !== undefined && (t >= last || passed === events.length) && !playing) unveil();
			for (const row of list()?.querySelectorAll<HTMLElement>('[data-claim]') ?? []) {
				const moments = [...row.querySelectorAll<HTMLElement>('[data-do="moment"]')];
				for (const moment of moments) {
					if (Number(moment.dataset.t) === t) moment.setAttribute('aria-current', 'true');
					else moment.removeAttribute('aria-current');
				}
				const passed = moments.length > 0 && moments.every(({ dataset }) => Number(dataset.t) <= (t ?? -1));
				row.classList.toggle('lit', passed);
			}
		},
	};
}
