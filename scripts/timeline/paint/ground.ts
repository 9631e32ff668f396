/** Paints what everything stands on: the ruler, frames, hairlines. */
import type { Frame, Layout } from '../layout.ts';
import { type Brush, SANS } from './brush.ts';

const RULER_FONT = `500 12px ${SANS}`;
const RULER_LINE = 20;

export function paintRuler({ ruler, left, width, height }: Layout, brush: Brush): void {
	const { context, colours } = brush;
	const label = { font: RULER_FONT, colour: colours.muted, halo: false };
	for (const { x1, x2, label: words, unfolded } of ruler.folds) {
		if (!unfolded) {
			context.globalAlpha = 0.1;
			context.fillStyle = colours.line;
			context.fillRect(x1, RULER_LINE, x2 - x1, height - RULER_LINE);
			context.globalAlpha = 1;
		}
		if (words) brush.words(words, x1, 13, label);
		context.strokeStyle = colours.muted;
		context.lineWidth = unfolded ? 3 : 1.5;
		if (unfolded) brush.line(x1, RULER_LINE, x2, RULER_LINE);
		else strokeAt(brush, 'M2-5-3-1 3 2-2 7', (x1 + x2) / 2, RULER_LINE);
	}
	for (const { x, label: words } of ruler.ticks) {
		context.lineWidth = 1;
		context.strokeStyle = colours.line;
		context.globalAlpha = 0.25;
		brush.line(x, RULER_LINE, x, height);
		context.globalAlpha = 1;
		brush.words(words, x + 4, 13, label);
	}
	context.lineWidth = 1;
	context.strokeStyle = colours.line;
	brush.line(left, RULER_LINE, width, RULER_LINE);
}

/** Strokes an outline at a place. */
function strokeAt({ context, path }: Brush, d: string, x: number, y: number): void {
	context.save();
	context.translate(x, y);
	context.stroke(path(d));
	context.restore();
}

export function paintFrames(frames: readonly Frame[], brush: Brush): void {
	const { context, colours } = brush;
	for (const { pen, tab, x1, x2, y1, y2, open, begins, edges, tabX, tabY, tabWidth, tabHeight } of frames) {
		if (edges) {
			context.lineWidth = 1;
			context.strokeStyle = colours.line;
			context.globalAlpha = 0.7;
			brush.line(x1, y1, x2, y1);
			brush.line(x1, y2, x2, y2);
			if (!open) brush.line(x2, y1, x2, y2);
			context.globalAlpha = 1;
		}
		context.lineWidth = tabHeight < 17 ? 1 : 2;
		context.strokeStyle = brush.lane(pen);
		// Whole also at the edge of the canvas.
		if (begins) brush.line(Math.max(x1, 1), y1, Math.max(x1, 1), y2);
		context.fillStyle = brush.lane(pen);
		context.fillRect(tabX, tabY, tabWidth, tabHeight);
		const font = `650 ${tabHeight < 17 ? 11 : 12}px ${SANS}`;
		const look = { font, colour: colours.paper, align: 'center' as const, halo: false };
		brush.words(tab, tabX + tabWidth / 2, tabY + tabHeight / 2 + 4, look);
	}
}

/** In the tree: what hangs on what. */
export function paintStems({ stems }: Layout, brush: Brush): void {
	const { context, until } = brush;
	for (const { t, x, y1, y2, pen, dashes } of stems) {
		if (t > until) continue;
		context.strokeStyle = brush.lane(pen);
		context.lineWidth = 2;
		context.setLineDash(dashes ?? []);
		brush.line(x, y1, x, y2);
	}
	context.setLineDash([]);
}

export function paintHairlines({ rows, left, width }: Layout, brush: Brush): void {
	const { context } = brush;
	context.lineWidth = 1;
	context.globalAlpha = 0.45;
	for (const { pen, y, bar } of rows) {
		context.strokeStyle = brush.lane(pen);
		brush.line(left, y + bar / 2, width, y + bar / 2);
	}
	context.globalAlpha = 1;
}
