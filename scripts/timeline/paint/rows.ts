/** Paints what is written on a row, and what stands on it at single instants. */

import type { Instant } from '../instants.ts';
import type { Row } from '../layout.ts';
import { MARK_PATHS } from '../mark-paths.ts';
import { isMark, labelPlace, peakHeight, stripBaseline, tailY } from '../mark-places.ts';
import type { End } from '../row-of.ts';
import type { Strip } from '../strips.ts';
import { type Brush, MONO_FAMILY, SANS } from './brush.ts';

export function paintRow(row: Row, brush: Brush): void {
	paintName(row, brush);
	const { colours, until } = brush;
	for (const { t, x, y, text } of row.words)
		if (t <= until) brush.words(text, x, y, { font: `500 11px ${SANS}`, colour: colours.ink });
	if (row.end && row.end.t <= until) paintEnd(row.end, row, brush);
	for (const strip of row.strips) paintStrip(strip, row, brush);
	for (const instant of row.instants) if (instant.t <= until) paintInstant(instant, row, brush);
}

function paintName(row: Row, brush: Brush): void {
	const { context, colours } = brush;
	const isLow = row.mark < 1;
	if (isLow && !row.tabbed) {
		context.fillStyle = brush.lane(row.pen);
		context.fillRect(row.x, row.y, 3, row.bar);
	}
	const name = { font: `600 ${isLow ? 11 : 13}px ${SANS}`, colour: colours.ink };
	const note = { font: `500 12px ${SANS}`, colour: colours.muted };
	const x = row.x + (row.anchor === 'end' ? -6 : row.indent);
	if (row.anchor === 'end') {
		if (row.note) brush.words(row.note, x, row.baseline, { ...note, align: 'right' });
		const behind = row.note ? context.measureText(row.note).width + 6 : 0;
		brush.words(row.name, x - behind, row.baseline, { ...name, align: 'right' });
		return;
	}
	brush.words(row.name, x, row.baseline, name);
	if (row.note) brush.words(row.note, x + context.measureText(row.name).width + 6, row.baseline, note);
}

function paintEnd({ x, label, bad, dx, dy, anchor }: End, row: Row, brush: Brush): void {
	const { context, colours } = brush;
	context.lineWidth = bad ? 4 : 2;
	context.strokeStyle = brush.lane(row.pen);
	brush.line(x, row.y - 2, x, row.y + row.bar + 2);
	const font = `${bad ? 700 : 500} ${row.mark < 1 ? 11 : 12}px ${SANS}`;
	const look = { font, colour: bad ? colours.ink : colours.muted, align: anchor === 'end' ? 'right' : 'left' } as const;
	if (label) brush.words(label, x + dx, row.y + dy, look);
}

function paintStrip({ x1, x2, x, label, peaks, of }: Strip, row: Row, brush: Brush): void {
	const { context, colours, until } = brush;
	if ((of.events[0]?.t ?? 0) > until) return;
	const foot = row.y + row.bar;
	context.lineWidth = 1;
	context.strokeStyle = colours.ink;
	brush.line(x1, foot, x2, foot);
	context.beginPath();
	for (const peak of peaks) {
		context.moveTo(peak.x, foot);
		context.lineTo(peak.x, foot - peakHeight(peak.share, row));
	}
	context.stroke();
	const look = { font: `500 ${row.mark < 1 ? 11 : 12}px ${SANS}`, colour: colours.ink, align: 'center' as const };
	if (label) brush.words(label, x, stripBaseline(row), look);
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const;

function paintInstant(instant: Instant, row: Row, brush: Brush): void {
	const { x, shape, label, anchor, tail } = instant;
	const { context, colours } = brush;
	if (tail !== undefined) {
		const y = row.y + tailY(row);
		context.lineWidth = 1;
		context.strokeStyle = colours.muted;
		brush.line(x, y, tail, y);
	}
	const middle = row.y + row.bar / 2;
	const { look, d } = MARK_PATHS[shape];
	const { fill, stroke, width } = STYLES[look];
	brush.stamp(`${shape} ${row.mark}`, x, middle, (context) => {
		context.scale(row.mark, row.mark);
		if (fill) {
			context.fillStyle = colours[fill];
			context.fill(brush.path(d));
		}
		context.strokeStyle = colours[stroke];
		context.lineWidth = width;
		context.stroke(brush.path(d));
		context.scale(1 / row.mark, 1 / row.mark);
	});
	if (!label) return;
	const place = labelPlace(instant, row);
	const size = row.mark < 1 ? 1 : 0;
	const words = isMark(shape)
		? { font: `500 ${12 - size}px ${SANS}`, colour: colours.ink }
		: { font: `500 ${11 - size}px ${MONO_FAMILY}`, colour: colours.muted, narrow: true };
	brush.words(label, x + place.x, middle + place.y, { ...words, align: ALIGN[anchor] });
}

type Ink = 'paper' | 'ink';

/** As the style sheet has them. */
const STYLES: Record<(typeof MARK_PATHS)['dot']['look'], { fill?: Ink; stroke: Ink; width: number }> = {
	dot: { fill: 'paper', stroke: 'ink', width: 2 },
	square: { fill: 'ink', stroke: 'paper', width: 1 },
	sent: { fill: 'ink', stroke: 'paper', width: 1 },
	tick: { stroke: 'ink', width: 2 },
	cross: { stroke: 'ink', width: 2.5 },
};
