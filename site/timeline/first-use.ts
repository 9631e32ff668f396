/** Explains a kind of mark the first time that a reader meets one, step by step; for good dismissed by a press. */
import { firstUse, type MarkKind } from '../../scripts/timeline/first-use.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import { type FirstMark, firstMarks } from './first-marks.ts';
import { html } from './html.ts';

export interface FirstUse {
	/** The mark that is being explained. */
	readonly mark: FirstMark | undefined;
	/** Another picture: its marks stand elsewhere. */
	redraw(layout: Layout): void;
	/** From one instant on to another: what was met on the way is explained, one at a time. */
	pass(from: number | undefined, to: number | undefined): void;
	/** False where nothing stood there. */
	dismiss(): boolean;
}

const KEY = 'interleave-marks';

/** The explanations of a timeline; they stand in `place`. `leave` takes the focus when there is no more to explain. */
export function firstUses(place: HTMLElement, changed: () => void, leave: () => void): FirstUse {
	const words = html('p');
	const button = html('button', { type: 'button' }, 'OK');
	const element = html('div', { class: 'first-use', role: 'note' }, words, button);
	button.onclick = next;
	let layout: Layout | undefined;
	let found: FirstMark[] | undefined;
	let shown: MarkKind | undefined;
	/** How far the reader has come. */
	let reached: number | undefined;

	function dismiss(): boolean {
		if (!shown) return false;
		known().add(shown);
		keep();
		shown = undefined;
		element.remove();
		changed();
		return true;
	}

	/** What was met while another was explained has its turn. */
	function next(): void {
		const focused = document.activeElement === button;
		dismiss();
		meet(Number.NEGATIVE_INFINITY, reached);
		if (focused) shown ? button.focus({ preventScroll: true }) : leave();
	}

	function meet(from: number, to: number | undefined): void {
		if (shown || to === undefined) return;
		const next = marks().find(({ kind, t }) => t <= to && t > from && !known().has(kind));
		if (!next) return;
		shown = next.kind;
		words.textContent = firstUse[next.kind];
		place.prepend(element);
		changed();
	}

	/** A picture may change with each frame: its marks are looked for only when they are asked for. */
	function marks(): FirstMark[] {
		found ??= layout ? firstMarks(layout) : [];
		return found;
	}

	return {
		get mark() {
			return shown && marks().find(({ kind }) => kind === shown);
		},
		redraw(laid) {
			layout = laid;
			found = undefined;
		},
		pass(from = Number.NEGATIVE_INFINITY, to) {
			reached = to;
			meet(from, to);
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
