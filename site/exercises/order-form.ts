/** Lines that are put in order, by buttons, by keys or by dragging. */
import type { Form } from '../../scripts/exercises/form.ts';
import type { FormView } from './form-view.ts';

/** Takes over what OrderForm.astro made. */
export function orderForm(place: HTMLElement, form: Extract<Form, { kind: 'order' }>, changed: () => void): FormView {
	const list = place.querySelector('[data-order]') as HTMLElement;
	const moved = place.querySelector('[data-moved]') as HTMLElement;
	const rows = () => [...list.querySelectorAll<HTMLElement>('[data-step]')];
	const textOf = (row: HTMLElement | undefined) => form.lines[Number(row?.dataset.step)] ?? '';
	let dragged: HTMLElement | undefined;

	function move(row: HTMLElement, to: number): void {
		const all = rows();
		const from = all.indexOf(row);
		const target = all[to];
		if (!target || from === to) return;
		if (to > from) target.after(row);
		else target.before(row);
		ends();
		moved.textContent = `${textOf(row).trim()}: now line ${to + 1} of ${all.length}.`;
		changed();
	}

	/** The first cannot go up, the last not down. Not `disabled`, which would lose the focus. */
	function ends(): void {
		const all = rows();
		for (const [index, row] of all.entries()) {
			const [up, down] = row.querySelectorAll('button');
			up?.setAttribute('aria-disabled', String(index === 0));
			down?.setAttribute('aria-disabled', String(index === all.length - 1));
		}
	}

	function step(row: HTMLElement, by: number, focused: HTMLElement): void {
		move(row, rows().indexOf(row) + by);
		// Moving an element takes the focus from it.
		focused.focus();
	}

	list.addEventListener('click', ({ target }) => {
		const button = (target as Element).closest<HTMLButtonElement>('[data-move]');
		const row = button?.closest<HTMLElement>('[data-step]');
		if (button && row) step(row, Number(button.dataset.move), button);
	});
	list.addEventListener('keydown', (event) => {
		const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
		const button = (event.target as Element).closest<HTMLElement>('[data-move]');
		const row = button?.closest<HTMLElement>('[data-step]');
		if (by === undefined || !button || !row || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		step(row, by, button);
	});
	list.addEventListener('pointerdown', (event) => {
		const row = (event.target as Element).closest<HTMLElement>('[data-step]');
		// On a touch screen a drag scrolls; there are the buttons.
		if (!row || event.pointerType === 'touch' || event.button !== 0 || (event.target as Element).closest('button'))
			return;
		event.preventDefault();
		dragged = row;
		row.dataset.dragged = '';
		list.setPointerCapture(event.pointerId);
	});
	list.addEventListener('pointermove', ({ clientY }) => {
		if (!dragged) return;
		const over = rows().findIndex((row) => {
			const { top, bottom } = row.getBoundingClientRect();
			return clientY >= top && clientY < bottom;
		});
		if (over >= 0) move(dragged, over);
	});
	for (const end of ['pointerup', 'pointercancel']) {
		list.addEventListener(end, () => {
			if (dragged) delete dragged.dataset.dragged;
			dragged = undefined;
		});
	}
	for (const button of list.querySelectorAll<HTMLButtonElement>('[data-move]')) button.hidden = false;
	ends();

	return {
		get filled() {
			return rows().map(textOf);
		},
		show(filled) {
			if (!Array.isArray(filled)) return;
			const left = rows();
			for (const line of filled) {
				const found = left.findIndex((row) => textOf(row).trim() === line.trim());
				if (found >= 0) list.append(...left.splice(found, 1));
			}
			list.append(...left);
			ends();
		},
		focus: () => list.querySelector<HTMLElement>('button')?.focus(),
	};
}
