/** The picture of a timeline: SVG, or a canvas where there is too much for that. What lies ahead of the cursor is not there yet. */
import type { Layout } from '../../scripts/timeline/layout.ts';
import { canvasPicture } from './canvas-picture.ts';
import { svgPicture } from './svg-picture.ts';
import type { Part } from './zoom.ts';

export interface Picture {
	readonly element: Element;
	draw(layout: Layout, until?: number): void;
	/** Shows it up to an instant; undefined: whole. */
	until(t?: number): void;
	/** Shows what was drawn last as another part of the run: soon said, and not sharp. */
	stretch?(part: Part): void;
}

export interface Surface {
	/** Draws a layout anew. `asSvg`: on paper, however much there is. */
	draw(layout: Layout, until?: number, asSvg?: boolean): void;
	until(t?: number): void;
	/** As above; false where the picture cannot. */
	stretch(part: Part): boolean;
}

/** Of a run with more events any part is painted: what is visible changes with each frame of a zoom, and so would its kind. */
const MANY = 1000;

/** A surface that keeps its picture in `sheet`, in the colours of `place`. */
export function surface(sheet: HTMLElement, place: HTMLElement, signal: AbortSignal): Surface {
	const svg = svgPicture();
	let canvas: Picture | undefined;
	let now: Picture = svg;
	let shown: Element | undefined;
	return {
		draw(layout, t, asSvg = false) {
			const isMuch = layout.heavy || layout.scene.shown.length > MANY;
			if (isMuch && !asSvg) canvas ??= canvasPicture(place, signal);
			now = (isMuch && !asSvg && canvas) || svg;
			now.draw(layout, t);
			now.element.classList.add('picture');
			if (shown === now.element) return;
			shown = now.element;
			sheet.replaceChildren(shown);
		},
		until: (t) => now.until(t),
		stretch(part) {
			now.stretch?.(part);
			return now.stretch !== undefined;
		},
	};
}
