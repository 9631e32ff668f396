/** The arrows between rows, as lines: each one where they can be told apart, else bundles with their count. */
import type { Arrow } from '../recording/arrows.ts';
import { type Bundle, bundled } from './bundles.ts';
import { type Box, stubs, textBoxes, wordGaps } from './dashes.ts';
import { arrowPlaces } from './places.ts';
import type { Look, Row } from './row-of.ts';
import type { Thing } from './thing.ts';
import type { Window } from './window.ts';

/** An arrow between two rows, or several that lie close together. */
export interface ArrowLine {
	kind: Arrow['kind'];
	t: number;
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	of: Extract<Thing, { kind: 'arrow' } | { kind: 'arrows' }>;
	/** It is to stand out among the others. */
	lit?: true;
	/** How long it is drawn and left out in turn, so that it crosses no words. */
	dashes?: number[];
	/** Where it goes on beyond an edge: there it has no head, and no dot. */
	cut?: { start: boolean; end: boolean };
	/** How many it stands for, where there is room to say so. */
	count?: { text: string; x: number; y: number };
}

export interface Arrows {
	arrows: ArrowLine[];
	/** How many arrows of a kind are not drawn, since there are too many to be read. */
	more: Map<Arrow['kind'], number>;
}

/** An arrow whose ends are on the picture. */
export interface Placed {
	arrow: Arrow;
	x1: number;
	x2: number;
	from: Row;
	to: Row;
}

/** Pixels of a character of a count; and how far an arrow goes over low rows and is drawn whole. */
const COUNT = 7;
const FAR = 60;

/** The visible arrows. Those that `lit` names stand out, and each of them is drawn; `told` leaves others out. */
export function arrowLines(
	rows: readonly Row[],
	rowOf: (lane: string) => Row | undefined,
	look: Look,
	{ lit, told }: { lit?: ((arrow: Arrow) => boolean) | undefined; told?: (arrow: Arrow) => boolean } = {},
): Arrows {
	const { window } = look;
	const all = visibleArrows(rowOf, look);
	const visible = told ? all.filter(({ arrow }) => told(arrow)) : all;
	const spawns = visible.filter(({ arrow }) => arrow.kind === 'spawn');
	const alone = visible.filter(({ arrow }) => arrow.kind !== 'spawn' && lit?.(arrow));
	const { bundles, more } = bundled(visible.filter(({ arrow }) => arrow.kind !== 'spawn' && !lit?.(arrow)));
	const isLow = look.density.mark < 1;
	const boxes = isLow ? [] : textBoxes(rows);
	const drawn = bundles.map((bundle) => lineOf(bundle, window));
	return {
		arrows: [
			...spawns.flatMap((spawn) => spawnLine(spawn, { isLow, boxes, window, lit: lit?.(spawn.arrow) ?? false })),
			...drawn.map((line) => (isLow ? shortened(line) : counted(line, boxes))),
			...alone.map((placed) => ({ ...lineOf([placed], window), lit: true as const })),
		],
		more,
	};
}

function visibleArrows(rowOf: (lane: string) => Row | undefined, look: Look): Placed[] {
	const { scene, base, window } = look;
	const places = arrowPlaces(base, scene);
	const visible: Placed[] = [];
	for (let index = 0; index < scene.arrows.length; index++) {
		const [from, to] = [places.x1[index] as number, places.x2[index] as number];
		if (to < window.from || from > window.to) continue;
		const arrow = scene.arrows[index] as Arrow;
		const [start, end] = [rowOf(arrow.from.lane), rowOf(arrow.to.lane)];
		if (!start || !end || start === end) continue;
		visible.push({ arrow, x1: window.place(from), x2: window.place(to), from: start, to: end });
	}
	return visible;
}

function lineOf(bundle: Bundle, window: Window): ArrowLine {
	const [{ arrow, from, to }] = bundle;
	const mean = (of: (placed: Placed) => number) => bundle.reduce((sum, placed) => sum + of(placed), 0) / bundle.length;
	const ends = { x1: mean(({ x1 }) => x1), x2: mean(({ x2 }) => x2), ...edgesOf(from, to) };
	const line = { kind: arrow.kind, t: arrow.from.t, ...clipped(ends, window) };
	if (bundle.length === 1) return { ...line, of: { kind: 'arrow', arrow } };
	return { ...line, of: { kind: 'arrows', arrows: bundle.map(({ arrow }) => arrow) } };
}

/** Says how many a bundle holds, where nothing else is said. */
function counted(line: ArrowLine, boxes: Box[]): ArrowLine {
	if (line.of.kind === 'arrow') return line;
	const text = `${line.of.arrows.length}×`;
	const half = (text.length * COUNT) / 2;
	for (const share of [0.5, 0.3, 0.7]) {
		const [x, y] = [line.x1 + share * (line.x2 - line.x1), line.y1 + share * (line.y2 - line.y1)];
		const box = { x1: x - half - 2, x2: x + half + 2, y1: y - 8, y2: y + 8 };
		if (boxes.some((other) => other.x1 < box.x2 && other.x2 > box.x1 && other.y1 < box.y2 && other.y2 > box.y1))
			continue;
		boxes.push(box);
		return { ...line, count: { text, x, y } };
	}
	return line;
}

/** Over many low rows only where it begins and ends: else it would be part of a hedge. */
function shortened(line: ArrowLine): ArrowLine {
	if (Math.abs(line.y2 - line.y1) < FAR) return line;
	return { ...line, dashes: stubs(Math.hypot(line.x2 - line.x1, line.y2 - line.y1)) };
}

/** From the edge of one bar to the edge of the other that faces it. */
function edgesOf(from: Row, to: Row): { y1: number; y2: number } {
	const down = to.y > from.y;
	return { y1: down ? from.y + from.bar : from.y, y2: down ? to.y : to.y + to.bar };
}

/** The start-up shows how long it took: a spawn drops to where the lane begins, to its frame if it has one. */
function spawnLine(
	{ arrow, x1, from, to }: Placed,
	{ isLow, boxes, window: { left, right }, lit }: { isLow: boolean; boxes: Box[]; window: Window; lit: boolean },
): ArrowLine[] {
	if (x1 < left - 2 || x1 > right + 2) return [];
	const { y1, y2: edge } = edgesOf(from, to);
	const y2 = to.tabbed && to.mark === 1 && to.y > from.y ? to.top : edge;
	const line: ArrowLine = {
		...{ kind: 'spawn', t: arrow.from.t, x1, y1, x2: Math.max(to.begin, left), y2 },
		...{ of: { kind: 'arrow', arrow }, ...(lit && { lit: true as const }) },
	};
	if (lit) return [line];
	if (isLow) return [shortened(line)];
	const dashes = wordGaps(line, boxes);
	return [{ ...line, ...(dashes && { dashes }) }];
}

/** The part of a line within the window. */
function clipped<L extends Pick<ArrowLine, 'x1' | 'x2' | 'y1' | 'y2'>>(
	line: L,
	{ left, right }: Window,
): L & Pick<ArrowLine, 'cut'> {
	const { x1, x2, y1, y2 } = line;
	const cut = { start: x1 < left - 1, end: x2 > right + 1 };
	if (!cut.start && !cut.end) return line;
	const [from, to] = [Math.max(x1, left), Math.min(x2, right)];
	const at = (x: number) => (x2 === x1 ? y1 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
	return { ...line, x1: from, x2: to, y1: at(from), y2: at(to), cut };
}
