/** What is said of the thing that a reader points at: beside it, and on a narrow place below the timeline. */
import type { Extent } from '../../scripts/timeline/extent.ts';
import type { ThingWords } from '../../scripts/timeline/thing-words.ts';
import { html } from './html.ts';

export interface Card {
	/** Says it, beside what stands at `extent` (pixels of the window). A card that is kept stays until it is dismissed. */
	show(words: ThingWords, extent: Extent, how: { kept: boolean; x?: number; acts: CardAct[]; picture: DOMRect }): void;
	/** Whether the pointer, which was at `from`, is on its way to the card. */
	isOnWay(from: Point, to: Point): boolean;
	/** Soon, unless the pointer comes into the card. */
	leave(): void;
	hide(): void;
	readonly isOpen: boolean;
}

/** A button of a card. */
export interface CardAct {
	says: string;
	act(): void;
}

type Point = { x: number; y: number };

/** So long a pointer may take from the thing to its card, milliseconds. */
const WAY = 350;
const BESIDE = 8;
const PHONE = 480;
/** So far from what it tells of a card may stand, so that it covers no lanes. */
const FAR = 260;

/** A card that stands in `place`. */
export function card(place: HTMLElement, signal: AbortSignal): Card {
	const element = html('div', { class: 'card', role: 'group', 'aria-label': 'What this is' });
	let isOpen = false;
	let isKept = false;
	let leaving: ReturnType<typeof setTimeout> | undefined;

	element.addEventListener('pointerenter', () => clearTimeout(leaving), { signal });
	element.addEventListener('pointerleave', () => leave(), { signal });
	// A press anywhere else dismisses it; one on the picture asks for another.
	document.addEventListener('pointerdown', ({ target }) => element.contains(target as Node) || hide(), { signal });

	function leave(): void {
		clearTimeout(leaving);
		if (isOpen && !isKept && !element.contains(document.activeElement)) leaving = setTimeout(hide, WAY);
	}

	function hide(): void {
		clearTimeout(leaving);
		if (!isOpen) return;
		isOpen = isKept = false;
		if (element.popover) element.hidePopover();
		element.remove();
	}

	return {
		show({ title, lines }, extent, { kept, x = (extent.x1 + extent.x2) / 2, acts, picture }) {
			clearTimeout(leaving);
			isOpen = true;
			isKept = kept;
			const buttons = acts.map(({ says, act }) => {
				const button = html('button', { type: 'button' }, says);
				button.onclick = act;
				return button;
			});
			element.replaceChildren(
				html('p', { class: 'card-title' }, title),
				...(buttons.length > 0 ? [html('p', { class: 'card-acts' }, ...buttons)] : []),
				...lines.map((line) => html('p', { class: 'card-line' }, line)),
			);
			const isNarrow = place.clientWidth < PHONE;
			place.append(element);
			element.popover = isNarrow ? null : 'manual';
			if (isNarrow) return;
			element.showPopover();
			const { width, height } = element.getBoundingClientRect();
			const left = Math.max(BESIDE, Math.min(x - 24, document.documentElement.clientWidth - width - BESIDE));
			element.style.left = `${left + scrollX}px`;
			// What a mark is stays readable below the picture.
			const below = place.childElementCount > 1 ? place : undefined;
			const bottom = below?.getBoundingClientRect().bottom ?? picture.bottom;
			element.style.top = `${topOf(extent, bottom, height) + scrollY}px`;
		},
		isOnWay(from, to) {
			if (!isOpen || isKept || !element.popover) return false;
			const { left, right, top, bottom } = element.getBoundingClientRect();
			const edge = top > from.y ? top : bottom;
			const done = (to.y - from.y) / (edge - from.y || 1);
			const [least, most] = [left, right].map((end) => from.x + (end - from.x) * done) as [number, number];
			return done > 0 && done <= 1 && to.x >= least - BESIDE && to.x <= most + BESIDE;
		},
		leave,
		hide,
		get isOpen() {
			return isOpen;
		},
	};
}

/** Under the picture, where that is near, or else beside the thing: a card covers as little as may be, and never what it tells of. */
function topOf({ y1, y2 }: Extent, bottom: number, height: number): number {
	const fits = (top: number) => top >= BESIDE && top + height + BESIDE <= innerHeight;
	const under = bottom - y2 <= FAR ? [bottom + 2] : [];
	const tops = [...under, y2 + BESIDE, y1 - BESIDE - height];
	return tops.find(fits) ?? y2 + BESIDE;
}
