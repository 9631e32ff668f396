import type { Difference, Place } from '../../scripts/recording/diff/compare.ts';
import { element, newButton } from '../player/parts.ts';
import { toldDifferences } from './told-differences.ts';

/** What differs between two runs, each with a button that opens both moments: `onMoments()` hears of it. */
export function differenceList(differences: readonly Difference[]): HTMLElement[] {
	const { heading, told, more } = toldDifferences(differences);
	const list = element('ol');
	for (const { says, button, moments } of told) {
		const item = element('li', '', `${says} `);
		if (button) {
			const opener = newButton(button, 'plain');
			opener.setAttribute('aria-label', `${button}: ${says}`);
			opener.dataset.moments = moments;
			item.append(opener);
		}
		list.append(item);
	}
	return [
		element('p', 'file', heading),
		...(told.length > 0 ? [list] : []),
		...(more ? [element('p', 'note', more)] : []),
	];
}

/** Calls back where a reader wants to see the moments of a difference: that of the upper run, and of the lower. */
export function onMoments(
	place: HTMLElement,
	open: (upper?: Place, lower?: Place) => void,
	signal?: AbortSignal,
): void {
	place.addEventListener(
		'click',
		({ target }) => {
			const button = (target as Element).closest<HTMLElement>('[data-moments]');
			if (!button) return;
			const { a, b } = JSON.parse(button.dataset.moments ?? '{}');
			open(a, b);
		},
		{ ...(signal && { signal }) },
	);
}
