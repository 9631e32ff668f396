import { element, newButton } from '../player/parts.ts';

/** A row of tabs. */
export interface FileTabs {
	readonly element: HTMLElement;
	select(file: string): void;
}

/** One tab for each file: arrows, Home and End go from tab to tab, Tab goes on into the text. */
export function fileTabs(files: readonly string[], { panel, label, isReadOnly, chosen }: TabOptions): FileTabs {
	const list = element('div', 'file-tabs');
	list.role = 'tablist';
	list.ariaLabel = label;
	const tabs = files.map((file) => {
		const tab = newButton(file, 'tab');
		if (isReadOnly(file)) tab.append(element('span', 'note', ' read only'));
		Object.assign(tab, { role: 'tab', id: `${panel.id}-tab-${files.indexOf(file)}` });
		tab.setAttribute('aria-controls', panel.id);
		tab.addEventListener('click', () => pick(file));
		return tab;
	});
	list.append(...tabs);
	list.addEventListener('keydown', (event) => {
		const at = tabs.indexOf(event.target as HTMLButtonElement);
		const to = placeAfter(event.key, at, tabs.length);
		if (at < 0 || to === undefined) return;
		event.preventDefault();
		event.stopPropagation();
		pick(files[to] ?? '');
		tabs[to]?.focus();
	});

	function pick(file: string): void {
		select(file);
		chosen(file);
	}

	function select(file: string): void {
		for (const [index, tab] of tabs.entries()) {
			tab.ariaSelected = String(files[index] === file);
			tab.tabIndex = files[index] === file ? 0 : -1;
			if (files[index] === file) panel.setAttribute('aria-labelledby', tab.id);
		}
	}

	return { element: list, select };
}

interface TabOptions {
	/** What shows the chosen file; it has an id. */
	panel: HTMLElement;
	label: string;
	isReadOnly(file: string): boolean;
	chosen(file: string): void;
}

/** The tab that a key leads to, from the one that has the focus. */
function placeAfter(key: string, at: number, count: number): number | undefined {
	if (key === 'ArrowRight') return (at + 1) % count;
	if (key === 'ArrowLeft') return (at - 1 + count) % count;
	if (key === 'Home') return 0;
	return key === 'End' ? count - 1 : undefined;
}
