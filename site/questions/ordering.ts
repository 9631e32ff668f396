/** A list that a reader puts in order: by buttons, by keys, or by dragging. */

export interface Ordering {
	/** The items from top to bottom. */
	ids(): string[];
}

/** `says` is where it tells what moved. */
export function ordering(list: HTMLElement, says: HTMLElement): Ordering {
	const items = () => [...list.querySelectorAll<HTMLElement>('[data-item]')];
	let dragged: HTMLElement | undefined;

	function move(item: HTMLElement, to: number): void {
		const all = items();
		const place = Math.max(0, Math.min(all.length - 1, to));
		const from = all.indexOf(item);
		if (place === from) return;
		const other = all[place] as HTMLElement;
		if (place > from) other.after(item);
		else other.before(item);
		says.textContent = `“${item.querySelector('.text')?.textContent}” is number ${place + 1} of ${all.length}.`;
		mark();
	}

	/** The first has nowhere to go up, the last nowhere down; disabled they would lose the focus. */
	function mark(): void {
		const all = items();
		for (const [index, item] of all.entries()) {
			item.querySelector('[data-up]')?.setAttribute('aria-disabled', String(index === 0));
			item.querySelector('[data-down]')?.setAttribute('aria-disabled', String(index === all.length - 1));
		}
	}

	list.addEventListener('click', ({ target }) => {
		const button = (target as Element).closest<HTMLElement>('button');
		const item = button?.closest<HTMLElement>('[data-item]');
		if (!button || !item) return;
		move(item, items().indexOf(item) + (button.dataset.up === undefined ? 1 : -1));
		button.focus();
	});
	list.addEventListener('keydown', (event) => {
		const item = (event.target as Element).closest<HTMLElement>('[data-item]');
		const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
		if (!item || by === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		const focused = document.activeElement as HTMLElement;
		move(item, items().indexOf(item) + by);
		focused.focus();
	});
	list.addEventListener('dragstart', (event) => {
		dragged = (event.target as Element).closest<HTMLElement>('[data-item]') ?? undefined;
		event.dataTransfer?.setData('text/plain', dragged?.dataset.item ?? '');
	});
	list.addEventListener('dragover', (event) => {
		const over = (event.target as Element).closest<HTMLElement>('[data-item]');
		if (!dragged) return;
		event.preventDefault();
		if (over && over !== dragged) move(dragged, items().indexOf(over));
	});
	for (const end of ['drop', 'dragend'] as const)
		list.addEventListener(end, (event) => {
			event.preventDefault();
			dragged = undefined;
		});
	for (const item of items()) item.draggable = true;
	mark();
	return { ids: () => items().map(({ dataset }) => dataset.item ?? '') };
}
