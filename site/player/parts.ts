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

/** A new button with words on it, which sends no form. */
export function newButton(words: string, className = ''): HTMLButtonElement {
	const made = element('button', className, words) as HTMLButtonElement;
	made.type = 'button';
	return made;
}

/** Writes a text where it is another one: at each picture of a run that plays, most are the same. */
export function write(place: HTMLElement, text: string): void {
	const { firstChild, childNodes } = place;
	if (firstChild instanceof Text && childNodes.length === 1) {
		if (firstChild.data !== text) firstChild.data = text;
	} else if (place.textContent !== text) place.textContent = text;
}
