/** What a canvas is painted with: colours, fonts, and the few strokes that all parts are made of. */

import { plain } from '../plain.ts';
import type { Stamping, Stamps } from './stamps.ts';

/** The colours of `palette.css` as they are in the page. */
export interface Colours {
	paper: string;
	ink: string;
	muted: string;
	line: string;
	/** Of lanes 1 to 8. */
	lanes: readonly string[];
}

export interface Brush {
	context: Stamping;
	colours: Colours;
	/** What is later is not painted, microseconds. */
	until: number;
	/** The colour of a pen. */
	lane(pen: string): string;
	/** Words with paper around them. */
	words(words: string, x: number, y: number, look: WordLook): void;
	/** What comes again and again, drawn by `draw` about (0, 0), at a point. */
	stamp(key: string, x: number, y: number, draw: (context: Stamping) => void): void;
	line(x1: number, y1: number, x2: number, y2: number): void;
	/** The outline that SVG calls `d`. */
	path(d: string): Path2D;
}

export interface WordLook {
	font: string;
	colour: string;
	align?: CanvasTextAlign;
	/** Paper around the letters, so that they are read over what stands behind. */
	halo?: boolean;
	/** As narrow as code is set. */
	narrow?: boolean;
}

/** The fonts of the timeline, in CSS. */
export const SANS = '"Archivo Variable", system-ui, sans-serif';
export const MONO_FAMILY = '"Martian Mono Variable", ui-monospace, monospace';

/** A brush for a context. */
export function brushFor(context: Stamping, colours: Colours, until: number, stamps: Stamps | undefined): Brush {
	// To set a font is dear, and mostly it is the same one.
	let font = '';
	return {
		context,
		colours,
		until,
		lane: (pen) => colours.lanes[Number(/\d/.exec(pen)?.[0] ?? 0) - 1] ?? colours.line,
		words(words, x, y, { font: wanted, colour, align = 'left', halo = true, narrow = false }) {
			const text = plain(words);
			if (text === '') return;
			if (font !== wanted) {
				context.font = wanted;
				context.fontStretch = narrow ? 'condensed' : 'normal';
				font = wanted;
			}
			context.textAlign = align;
			if (halo) {
				context.lineWidth = 3;
				context.lineJoin = 'round';
				context.strokeStyle = colours.paper;
				context.strokeText(text, x, y);
			}
			context.fillStyle = colour;
			context.fillText(text, x, y);
		},
		stamp(key, x, y, draw) {
			if (stamps) return stamps(context, key, x, y, draw);
			// There and back: to save and restore the context takes longer.
			context.translate(x, y);
			draw(context);
			context.translate(-x, -y);
		},
		line(x1, y1, x2, y2) {
			context.beginPath();
			context.moveTo(x1, y1);
			context.lineTo(x2, y2);
			context.stroke();
		},
		path: pathOf,
	};
}

const paths = new Map<string, Path2D>();

function pathOf(d: string): Path2D {
	const known = paths.get(d);
	if (known) return known;
	const made = new Path2D(d);
	paths.set(d, made);
	return made;
}
