/** Paints a layout on a canvas: the same picture as `draw`, where there is too much for SVG. Colours are handed over. */
import type { Layout } from './layout.ts';
import { paintArrows, paintCounts } from './paint/arrows.ts';
import { paintBars } from './paint/bars.ts';
import { type Brush, brushFor, type Colours } from './paint/brush.ts';
import { paintFrames, paintHairlines, paintRuler, paintStems } from './paint/ground.ts';
import { paintRow } from './paint/rows.ts';
import type { Stamping, Stamps } from './paint/stamps.ts';

export type { Colours } from './paint/brush.ts';
export { type Stamps, stampsFor } from './paint/stamps.ts';

export interface PaintOptions {
	/** What lies ahead of this instant is not painted, microseconds. */
	until?: number;
	/** Kept from one frame to the next, marks are put down much faster. */
	stamps?: Stamps;
}

/** The picture, in the pixels of the layout: who hands over the context has scaled it. The context is cleared before. */
export function paint(
	context: Stamping,
	layout: Layout,
	colours: Colours,
	{ until = Number.POSITIVE_INFINITY, stamps }: PaintOptions = {},
): void {
	const brush = brushFor(context, colours, until, stamps);
	context.clearRect(0, 0, layout.width, layout.height);
	paintRuler(layout, brush);
	paintArrows(layout.arrows, brush);
	paintStems(layout, brush);
	paintFrames(layout.frames, brush);
	paintHairlines(layout, brush);
	paintPast(layout, brush);
	for (const row of layout.rows) paintRow(row, brush);
	paintCounts(layout.arrows, brush);
}

/** The bars, as far as they have come. */
function paintPast(layout: Layout, brush: Brush): void {
	const { context, until } = brush;
	context.save();
	if (Number.isFinite(until)) {
		context.beginPath();
		context.rect(0, -9, layout.axis.x(until), layout.height + 18);
		context.clip();
	}
	for (const row of layout.rows) paintBars(row, brush);
	context.restore();
}
