/** A program with gaps that are filled in place. */
import type { FormView } from './form-view.ts';

/** Takes over what GapForm.astro made. */
export function gapForm(place: HTMLElement, changed: () => void): FormView {
	const gaps = [...place.querySelectorAll<HTMLTextAreaElement>('[data-gap]')];
	for (const gap of gaps) {
		gap.readOnly = false;
		gap.addEventListener('input', () => {
			fit(gap);
			changed();
		});
	}

	return {
		get filled() {
			return Object.fromEntries(gaps.map((gap) => [gap.dataset.gap ?? '', gap.value === '' ? '' : `${gap.value}\n`]));
		},
		show(filled) {
			for (const gap of gaps) {
				const text = Array.isArray(filled) ? undefined : filled[gap.dataset.gap ?? ''];
				gap.value = (text ?? '').replace(/\n$/, '');
				fit(gap);
			}
		},
		focus: () => gaps[0]?.focus(),
	};
}

/** As high as what stands in it. */
function fit(gap: HTMLTextAreaElement): void {
	gap.rows = Math.max(1, gap.value.split('\n').length);
}
