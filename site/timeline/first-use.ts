/** Explains a kind of mark at the mark itself, the first time that a reader meets one; for good dismissed by a press. */
import { firstUse, type MarkKind } from '../../scripts/timeline/first-use.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import { type FirstMark, firstMarks } from './first-marks.ts';
import { html } from './html.ts';

export interface FirstUse {
	readonly element: HTMLElement;
	/** Another picture: what stood there goes, or moves with its mark. */
	redraw(layout: Layout): void;
	/** From one instant on to another: what was met on the way is explained, one at a time. */
	pass(from: number | undefined, to: number | undefined): void;
	/** True where something stood there. */
	dismiss(): boolean;
}

const KEY = 'interleave-marks';
const WIDTH = 300;
/** So far from its mark it may stand, so that it covers no lanes. */
const FAR = 260;

export function firstUses(): FirstUse {
	const words = html('p');
	const button = html('button', { type: 'button' }, 'OK');
	const element = html('div', { class: 'first-use', role: 'note' }, words, button);
	element.hidden = true;
	button.onclick = dismiss;
	let marks: FirstMark[] = [];
	let shown: MarkKind | undefined;
	let [width, height] = [0, 0];

	function place(): void {
		const mark = marks.find(({ kind }) => kind === shown);
		element.hidden = !mark;
		if (!mark) return;
		const left = Math.max(0, Math.min(mark.x - 16, width - WIDTH));
		element.style.left = `${left}px`;
		const top = height - mark.y <= FAR ? height + 2 : mark.y + 12;
		element.style.top = `${top}px`;
		element.style.setProperty('--stem-x', `${Math.min(mark.x - left, WIDTH - 8)}px`);
		element.style.setProperty('--stem', `${top - mark.y - 4}px`);
	}

	function dismiss(): boolean {
		if (!shown) return false;
		known().add(shown);
		keep();
		shown = undefined;
		place();
		return true;
	}

	return {
		element,
		redraw(layout) {
			marks = firstMarks(layout);
			({ width, height } = layout);
			place();
		},
		pass(from, to) {
			if (shown) return;
			const isMet = ({ t }: FirstMark) => to === undefined || (t <= to && t > (from ?? Number.NEGATIVE_INFINITY));
			const next = marks.find((mark) => !known().has(mark.kind) && isMet(mark));
			if (!next) return;
			shown = next.kind;
			words.textContent = firstUse[next.kind];
			place();
		},
		dismiss,
	};
}

/** Where a browser keeps nothing, it is known as long as the page stands. */
let met: Set<MarkKind> | undefined;

function known(): Set<MarkKind> {
	if (met) return met;
	try {
		met = new Set(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
	} catch {
		met = new Set();
	}
	return met;
}

function keep(): void {
	try {
		localStorage.setItem(KEY, JSON.stringify([...known()]));
	} catch {
		// A browser that keeps nothing explains it again on the next page.
	}
}
