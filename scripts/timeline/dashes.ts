import type { ArrowLine } from './arrow-lines.ts';
import type { Instant } from './instants.ts';
import { isMark, labelPlace, stripBaseline } from './mark-places.ts';
import { CHARACTER, MONO } from './point-labels.ts';
import type { Row } from './row-of.ts';

/** Where words stand. */
export interface Box {
	x1: number;
	x2: number;
	y1: number;
	y2: number;
}

const BESIDE = 3;
/** Longer ones show only where they begin and end, pixels. */
const LONGEST = 460;
const STUB = 9;

/** The dashes of a line that drops through rows, so that it crosses none of their words; undefined where it meets none. */
export function wordGaps(
	{ x1, y1, x2, y2 }: Pick<ArrowLine, 'x1' | 'x2' | 'y1' | 'y2'>,
	boxes: readonly Box[],
): number[] | undefined {
	const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
	const length = Math.hypot(x2 - x1, y2 - y1);
	if (bottom - top > LONGEST) return stubs(length);
	const [left, right] = [Math.min(x1, x2) - BESIDE, Math.max(x1, x2) + BESIDE];
	const met = boxes.filter((box) => box.x1 < right && box.x2 > left && box.y1 < bottom && box.y2 > top);
	if (met.length === 0 || bottom === top) return undefined;
	const gaps = met
		.map((box) => [(Math.max(box.y1, top) - top) / (bottom - top), (Math.min(box.y2, bottom) - top) / (bottom - top)])
		.map(([from = 0, to = 0]) => (y2 > y1 ? [from, to] : [1 - to, 1 - from]))
		.sort(([a = 0], [b = 0]) => a - b);
	const dashes: number[] = [];
	let at = 0;
	for (const [from = 0, to = 0] of gaps) {
		if (to <= at) continue;
		const begin = Math.max(from, at);
		// Dash and gap in turn: where two gaps meet, the former grows.
		if (begin === at && dashes.length > 0) dashes[dashes.length - 1] = (dashes.at(-1) ?? 0) + (to - at) * length;
		else dashes.push((begin - at) * length, (to - begin) * length);
		at = to;
	}
	return [...dashes, (1 - at) * length + 1];
}

/** Only where a line begins and ends: long lines over many low rows would be a hedge. */
export function stubs(length: number): number[] {
	return [STUB, Math.max(0, length - 2 * STUB - 2), STUB + 4];
}

/** Whether a line is drawn so many pixels from its beginning. */
export function isDrawn(dashes: readonly number[] | undefined, along: number): boolean {
	if (!dashes) return true;
	let at = 0;
	const end = dashes.findIndex((length) => {
		at += length;
		return along <= at;
	});
	return end % 2 === 0;
}

/** All words of these rows. */
export function textBoxes(rows: readonly Row[]): Box[] {
	return rows.flatMap((row) => [nameBox(row), ...rowBoxes(row)]);
}

function nameBox({ anchor, x, until, baseline }: Row): Box {
	return box(anchor === 'end' ? 2 * x - until : x, anchor === 'end' ? x : until, baseline);
}

function rowBoxes(row: Row): Box[] {
	const { end } = row;
	return [
		...row.words.map(({ x, y, text }) => wordsAt(text, x, y, 'start', INSIDE)),
		...row.strips.map(({ label, x }) => wordsAt(label, x, stripBaseline(row), 'middle', CHARACTER)),
		...row.instants.map((instant) => {
			const place = labelPlace(instant, row);
			const character = isMark(instant.shape) ? CHARACTER : MONO;
			return wordsAt(instant.label, instant.x + place.x, row.y + row.bar / 2 + place.y, instant.anchor, character);
		}),
		...(end ? [wordsAt(end.label, end.x + end.dx, row.y + end.dy, end.anchor, END)] : []),
	].filter(({ x1, x2 }) => x2 > x1);
}

/** Pixels of a character in a bar, and of how a lane ended. */
const INSIDE = 6.3;
const END = 6.8;

function wordsAt(text: string, x: number, baseline: number, anchor: Instant['anchor'], character: number): Box {
	const length = text.length * character;
	const from = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
	return box(from, from + length, baseline);
}

function box(x1: number, x2: number, baseline: number): Box {
	return { x1, x2, y1: baseline - 12, y2: baseline + 4 };
}
