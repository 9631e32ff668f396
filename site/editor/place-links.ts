import { newButton } from '../player/parts.ts';
import { errorPlaces } from './error-places.ts';

/** The program whose places are looked for, and what a press does. */
export interface PlaceLinksOptions {
	lab: string;
	files: readonly string[];
	goTo(file: string, line: number, column: number): void;
}

/** Makes a button of each place of the program that a transcript names, also in what is printed later; returns what ends that. */
export function placeLinks(place: HTMLElement, { lab, files, goTo }: PlaceLinksOptions): () => void {
	const observer = new MutationObserver((changes) => {
		for (const { addedNodes } of changes) for (const node of addedNodes) mark(node);
	});
	mark(place);
	observer.observe(place, { childList: true, subtree: true });

	function mark(within: Node): void {
		const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
		const printed: Text[] = [];
		for (let text = texts.nextNode(); text; text = texts.nextNode())
			if (text.parentElement?.closest('.said') && !text.parentElement.closest('.place')) printed.push(text as Text);
		for (const text of printed) split(text);
	}

	/** From the last to the first, so that the earlier keep their places. */
	function split(text: Text): void {
		for (const { from, to, file, line, column } of errorPlaces(text.data, lab, files).reverse()) {
			text.splitText(to);
			const named = text.splitText(from);
			const link = newButton(named.data, 'plain place');
			link.title = `Go to line ${line} of ${file}`;
			link.addEventListener('click', (event) => {
				event.stopPropagation();
				goTo(file, line, column);
			});
			named.replaceWith(link);
		}
	}

	return () => {
		observer.disconnect();
		for (const link of place.querySelectorAll('.place')) link.replaceWith(link.textContent ?? '');
	};
}
