/** Lines of a program that are put in order. */
import type { Form } from '../../scripts/exercises/form.ts';
import { orderedList } from '../player/ordered-list.ts';
import type { FormView } from './form-view.ts';

/** Takes over what OrderForm.astro made. */
export function orderForm(place: HTMLElement, form: Extract<Form, { kind: 'order' }>, changed: () => void): FormView {
	const list = place.querySelector('[data-order]') as HTMLElement;
	const says = place.querySelector('[data-moved]') as HTMLElement;
	const textOf = (row: HTMLElement) => form.lines[Number(row.dataset.step)] ?? '';
	const lines = orderedList(list, (row, place, of) => {
		says.textContent = `Now line ${place} of ${of}: ${textOf(row).trim()}`;
		changed();
	});
	for (const button of list.querySelectorAll<HTMLButtonElement>('[data-move]')) button.hidden = false;

	return {
		get filled() {
			return lines.rows.map(textOf);
		},
		show(filled) {
			if (!Array.isArray(filled)) return;
			const left = lines.rows;
			const first = filled.flatMap((line) => {
				const found = left.findIndex((row) => textOf(row).trim() === line.trim());
				return found < 0 ? [] : left.splice(found, 1);
			});
			lines.put(first);
		},
		focus: () => list.querySelector<HTMLElement>('button')?.focus(),
	};
}
