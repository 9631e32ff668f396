import type { Player } from './player.ts';

/** One view of a run: it follows the clock. */
export interface Part {
	moment(player: Player): void;
}

/** A new element with text, which is never markup. */
export function element(tag: string, className = '', text = ''): HTMLElement {
	const made = document.createElement(tag);
	if (className) made.className = className;
	made.textContent = text;
	return made;
}
