/** The arrows between rows, as lines: each one where they can be told apart, else bundles with their count. */
import type { Arrow } from '../recording/arrows.ts';
import { type Bundle, bundled } from './bundles.ts';
import { arrowPlaces } from './places.ts';
import type { Look, Row } from './row-of.ts';
import { spawnDashes, textBoxes } from './spawn-dashes.ts';
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

/** The visible arrows. Those that `lit` names stand out, and each of them is drawn. */
export function arrowLines(
	rows: readonly Row[],
	rowOf: (lane: string) => Row | undefined,
	look: Look,
	lit?: (arrow: Arrow) => boolean,
): Arrows {
	const { window } = look;
	const visible = visibleArrows(rowOf, look);
	const spawns = visible.filter(({ arrow }) => arrow.kind === 'spawn');
	const alone = visible.filter(({ arrow }) => arrow.kind !== 'spawn' && lit?.(arrow));
	const { bundles, more } = bundled(visible.filter(({ arrow }) => arrow.kind !== 'spawn' && !lit?.(arrow)));
	const boxes = spawns.length > 0 ? textBoxes(rows) : [];
	const counts: { x: number; y: number }[] = [];
	return {
		arrows: [
			...spawns.flatMap((spawn) => spawnLine(spawn, rows, boxes, window, lit?.(spawn.arrow) ?? false)),
			...bundles.map((bundle) => lineOf(bundle, window, counts)),
			...alone.map((placed) => ({ ...lineOf([placed], window, counts), lit: true as const })),
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

function lineOf(bundle: Bundle, window: Window, counts: { x: number; y: number }[]): ArrowLine {
	const [{ arrow, from, to }] = bundle;
	const mean = (of: (placed: Placed) => number) => bundle.reduce((sum, placed) => sum + of(placed), 0) / bundle.length;
	const ends = { x1: mean(({ x1 }) => x1), x2: mean(({ x2 }) => x2), ...edgesOf(from, to) };
	const line = { kind: arrow.kind, t: arrow.from.t, ...clipped(ends, window) };
	if (bundle.length === 1) return { ...line, of: { kind: 'arrow', arrow } };
	const text = `${bundle.length}×`;
	const at = { x: line.x1 + (line.x2 - line.x1) / 4, y: line.y1 + (line.y2 - line.y1) / 4 };
	const isClear = counts.every(({ x, y }) => Math.abs(x - at.x) > text.length * 7 + 4 || Math.abs(y - at.y) > 12);
	if (isClear) counts.push(at);
	return {
		...line,
		of: { kind: 'arrows', arrows: bundle.map(({ arrow }) => arrow) },
		...(isClear && { count: { text, ...at } }),
	};
}

/** From the edge of one bar to the edge of the other that faces it. */
function edgesOf(from: Row, to: Row): { y1: number; y2: number } {
	const down = to.y > from.y;
	return { y1: down ? from.y + from.bar : from.y, y2: down ? to.y : to.y + to.bar };
}

/** The start-up shows how long it took: a spawn drops to where the lane begins, to its frame if it has one. */
function spawnLine(
	{ arrow, x1, from, to }: Placed,
	rows: readonly Row[],
	boxes: ReturnType<typeof textBoxes>,
	{ left, right }: Window,
	lit: boolean,
): ArrowLine[] {
	if (x1 < left - 2 || x1 > right + 2) return [];
	const { y1, y2: edge } = edgesOf(from, to);
	const y2 = to.tabbed && to.mark === 1 && to.y > from.y ? to.top : edge;
	const line: ArrowLine = {
		...{ kind: 'spawn', t: arrow.from.t, x1, y1, x2: Math.max(to.begin, left), y2 },
		...{ of: { kind: 'arrow', arrow }, ...(lit && { lit: true as const }) },
	};
	const dashes = lit ? undefined : spawnDashes(line, rows, boxes);
	return [{ ...line, ...(dashes && { dashes }) }];
}

/** The part of a line within the window, and a little beyond. */
function clipped<L extends Pick<ArrowLine, 'x1' | 'x2' | 'y1' | 'y2'>>(line: L, { left, right }: Window): L {
	const { x1, x2, y1, y2 } = line;
	if (x1 >= left - 9 && x2 <= right + 9) return line;
	const [from, to] = [Math.max(x1, left - 9), Math.min(x2, right + 9)];
	const at = (x: number) => (x2 === x1 ? y1 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
	return { ...line, x1: from, x2: to, y1: at(from), y2: at(to) };
}
