/** Rows that a reader puts in order: by buttons (`data-move`: -1 or 1), by arrow keys on these, or by dragging. */

/** A list come to life. */
export interface OrderedList {
	/** From top to bottom. */
	readonly rows: HTMLElement[];
	/** Puts these first, in their order; the others follow as they stood. */
	put(first: readonly HTMLElement[]): void;
}

/** Takes over a list; `moved` hears of each row that has come to another place, from 1. */
export function orderedList(
	list: HTMLElement,
	moved: (row: HTMLElement, place: number, of: number) => void,
): OrderedList {
	const rows = () => [...list.children] as HTMLElement[];
	const rowOf = (target: EventTarget | null) => rows().find((row) => row.contains(target as Node));
	let dragged: HTMLElement | undefined;

	function move(row: HTMLElement, to: number): void {
		const all = rows();
		const from = all.indexOf(row);
		const other = all[to];
		if (!other || from === to) return;
		if (to > from) other.after(row);
		else other.before(row);
		mark();
		moved(row, to + 1, all.length);
	}

	/** The first has nowhere to go up, the last nowhere down. Not `disabled`, which would lose the focus. */
	function mark(): void {
		const all = rows();
		for (const [index, row] of all.entries()) {
			row.querySelector('[data-move="-1"]')?.setAttribute('aria-disabled', String(index === 0));
			row.querySelector('[data-move="1"]')?.setAttribute('aria-disabled', String(index === all.length - 1));
		}
	}

	function step(target: EventTarget | null, by?: number): boolean {
		const button = (target as Element).closest<HTMLElement>('[data-move]');
		const row = rowOf(target);
		if (!button || !row) return false;
		move(row, rows().indexOf(row) + (by ?? Number(button.dataset.move)));
		// Moving an element takes the focus from it.
		button.focus();
		return true;
	}

	list.addEventListener('click', ({ target }) => step(target));
	list.addEventListener('keydown', (event) => {
		const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
		if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		if (step(event.target, by)) event.preventDefault();
	});
	list.addEventListener('pointerdown', (event) => {
		const row = rowOf(event.target);
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
	mark();

	return {
		get rows() {
			return rows();
		},
		put(first) {
			const left = rows().filter((row) => !first.includes(row));
			list.append(...first, ...left);
			mark();
		},
	};
}
