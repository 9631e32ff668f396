/** What a reader points at: the same for a timeline that is SVG and for one that is painted on a canvas. */

import { isDrawn } from './dashes.ts';
import { nameEdges } from './extent.ts';
import type { Instant } from './instants.ts';
import type { Layout } from './layout.ts';
import { CHARACTER } from './point-labels.ts';
import type { End, Row } from './row-of.ts';
import type { Thing } from './thing.ts';

/** Pixels from the upper edge down to the ruler's line. */
export const RULER_LINE = 20;
/** A mark reaches so far to both sides, a bracket so far down, words under a bar so far too. */
const MARK = 5.5;
const BRACKET = 7;
const UNDER = 20;

/** The thing at a point of a layout, or nearest to it within `reach` pixels; what is small goes before what is large. */
export function thingAt(layout: Layout, x: number, y: number, reach: number): Thing | undefined {
	if (y < RULER_LINE + 4) return foldAt(layout, x);
	const row = layout.rows.find(({ top, height }) => y >= top && y < top + height);
	if (row && x < layout.left) return row.of;
	const onRow = (meet: (row: Row) => Thing | undefined) => row && meet(row);
	return (
		onRow((row) => markIn(row, x, y, reach)) ??
		arrowNear(layout, x, y, reach) ??
		onRow((row) => wordsIn(row, x, y) ?? barIn(row, x, y) ?? nameIn(row, x, y))
	);
}

function foldAt({ ruler }: Layout, x: number): Thing | undefined {
	return ruler.folds.find(({ x1, x2, label, unfolded }) => {
		const words = x1 + label.length * CHARACTER;
		return x >= x1 && x <= (unfolded ? words : Math.max(x2, words));
	})?.of;
}

/** The instants of a row, its strips and its end. */
function markIn(row: Row, x: number, y: number, reach: number): Thing | undefined {
	if (Math.abs(y - row.y - row.bar / 2) > row.bar / 2 + Math.min(reach, 4)) return undefined;
	let [nearest, least] = [undefined as Instant | undefined, MARK + reach];
	for (const instant of row.instants) {
		const distance = Math.abs(instant.x - x);
		if (distance <= least) [nearest, least] = [instant, distance];
	}
	const strip = row.strips.find(({ x1, x2 }) => x >= x1 - reach && x <= x2 + reach);
	return nearest?.of ?? strip?.of ?? (row.end && isAtEnd(row.end, x, reach) ? row.end.of : undefined);
}

/** An instant is also met by what stands under it, or behind it where rows are low. */
function wordsIn(row: Row, x: number, y: number): Thing | undefined {
	if (y < row.y + (row.mark < 1 ? 0 : row.bar) || y > row.y + row.bar + UNDER) return undefined;
	return row.instants.find(({ x: at, label, anchor }) => {
		const length = label.length * CHARACTER;
		const from = row.mark < 1 || anchor === 'start' ? at : anchor === 'end' ? at - length : at - length / 2;
		return label !== '' && x >= from && x <= from + length + (row.mark < 1 ? 8 : 0);
	})?.of;
}

function isAtEnd({ x: at, label, dx, anchor }: End, x: number, reach: number): boolean {
	const words = anchor === 'start' && dx > 0 ? dx + label.length * CHARACTER : reach;
	return x >= at - reach && x <= at + words;
}

/** An arrow, or what a process hangs on: where it is drawn. */
function arrowNear({ arrows, stems }: Layout, x: number, y: number, reach: number): Thing | undefined {
	let [nearest, least] = [undefined as Thing | undefined, Math.min(reach, 6)];
	for (const line of [...stems.map((stem) => ({ ...stem, x1: stem.x, x2: stem.x })), ...arrows]) {
		const { distance, along } = distanceTo(line, x, y);
		if (distance <= least && isDrawn(line.dashes, along)) [nearest, least] = [line.of, distance];
	}
	return nearest;
}

/** From a point to a stretch of a line, and how far along it that is. */
function distanceTo(
	{ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number },
	x: number,
	y: number,
): { distance: number; along: number } {
	const [dx, dy] = [x2 - x1, y2 - y1];
	const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
	return { distance: Math.hypot(x1 + along * dx - x, y1 + along * dy - y), along: along * Math.hypot(dx, dy) };
}

/** Of bars that lie over each other, the one that was painted last. The empty part of a bar is its lane's life. */
function barIn({ bars }: Row, x: number, y: number): Thing | undefined {
	return bars.findLast(
		({ x1, x2, y: top, height }) => x >= x1 - 1 && x <= x2 + 1 && y >= top - 1 && y <= top + Math.max(height, BRACKET),
	)?.of;
}

/** Pixels of the line on which a name stands. */
const NAME = 20;

function nameIn(row: Row, x: number, y: number): Thing | undefined {
	const { x1, x2 } = nameEdges(row);
	return Math.abs(y - row.baseline + 4) <= NAME / 2 && x >= x1 && x <= x2 ? row.of : undefined;
}
