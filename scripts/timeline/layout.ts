/** Lays a recording out as a timeline: rows, bars, instants, arrows and a ruler, in pixels. Pure; the same for every source. */
import { processOf } from '../recording/lane-order.ts';
import type { Slice } from '../recording/slices.ts';
import type { Lane, LaneId } from '../recording/types.ts';
import { type ArrowLine, arrowLines, MOST_ARROWS } from './arrow-lines.ts';
import type { Axis } from './axis.ts';
import type { BarWords } from './bar-words.ts';
import type { Bar } from './bars.ts';
import { baseAxis } from './base-axis.ts';
import { type FoldMark, foldMarks, RULER_CHARACTER } from './fold-marks.ts';
import type { Instant } from './instants.ts';
import { pensOf } from './pens.ts';
import { lifeOf, rowOf } from './row-of.ts';
import type { Scene, Span } from './scene.ts';
import type { Shape } from './shapes.ts';
import { type Tick, ticksOf } from './ticks.ts';
import { type View, WHOLE } from './view.ts';
import { windowOf } from './window.ts';

export { sharedAxis } from './base-axis.ts';

export interface LayoutOptions {
	/** Pixels. */
	width: number;
	/** Absent: all of the run. */
	view?: View;
	/** An axis that is shared with other runs; absent: the run's own. */
	axis?: Axis;
}

export interface Layout {
	width: number;
	height: number;
	/** What is laid out. */
	scene: Scene;
	view: View;
	/** The axis of the whole run: a clock goes over it. */
	base: Axis;
	/** Its visible part, scaled up. */
	axis: Axis;
	ruler: { ticks: Tick[]; folds: FoldMark[] };
	frames: Frame[];
	rows: Row[];
	arrows: ArrowLine[];
	/** How many arrows of a kind are not drawn, since there are too many to be read. */
	left: Map<ArrowLine['kind'], number>;
	/** The shapes of the marks, by the marks' names. */
	shapes: Map<string, Shape>;
}

/** A process: what it holds stands in its frame. */
export interface Frame {
	pen: string;
	tab: string;
	x1: number;
	x2: number;
	y1: number;
	y2: number;
	/** True where it had not ended. */
	open: boolean;
}

/** One lane. */
export interface Row {
	lane: LaneId;
	pen: string;
	name: string;
	/** What else there is to say of the lane, after its name. */
	note: string;
	/** Where the name stands, and how far it gives way to the frame's tab. */
	x: number;
	indent: number;
	/** `end`: to the left of where it begins, since to the right there is no room. */
	anchor: 'start' | 'end';
	/** True where its frame begins with it. */
	tabbed: boolean;
	/** The bar's upper edge. */
	y: number;
	bars: Bar[];
	words: BarWords[];
	instants: Instant[];
	end?: { x: number; t: number; label: string; bad: boolean; anchor: 'start' | 'end' | 'below' };
}

export const BAR = 18;
const RULER = 34;
export const NAME = 22;
const LABELS = 24;
const FRAME_GAP = 14;

export function layout(scene: Scene, { width, view = WHOLE, axis: shared }: LayoutOptions): Layout {
	const { axis: base, labels } = shared
		? { axis: shared, labels: 'short' as const }
		: baseAxis(scene, width, view.unfolded);
	const { recording, span, shapes, options } = scene;
	const axis = windowOf(base, view);
	const pens = pensOf(recording);
	const rows: Row[] = [];
	const frames: Frame[] = [];
	let sent = 0;
	let y = RULER;
	for (const { lane, pen, slices, events, wanted } of scene.lanes) {
		const tabbed = lane.kind === 'process' || frames.at(-1)?.tab !== processOf(lane.id);
		if (tabbed) {
			y += frames.length > 0 ? FRAME_GAP : 0;
			frames.push(frameOf(lane, slices, { axis, span, y, pen: pens.get(processOf(lane.id)) ?? '' }));
		} else y += options.spread ?? 0;
		// Of what is sent only the first is told one by one, as far as it can be told apart.
		const readable = wanted.filter(({ kind }) => kind !== 'send' || sent++ < MOST_ARROWS);
		const place = { recording, axis, span, shapes, labels, pen, tabbed, y: y + NAME };
		rows.push(rowOf(lane, slices, { all: events, wanted: readable }, place));
		y += NAME + BAR + LABELS;
		const frame = frames.at(-1);
		if (frame) frame.y2 = y;
	}
	const folds = foldMarks(axis, span);
	const taken = folds.map(({ x1, x2, label }) => ({ from: x1, to: Math.max(x2, x1 + label.length * RULER_CHARACTER) }));
	const seen = { from: Math.max(span.from, axis.t(0)), to: Math.min(span.to, axis.t(width)) };
	return {
		...{ width, height: y + 6, scene, view, base, axis },
		ruler: { ticks: ticksOf(axis, seen.from, seen.to, taken, options.from), folds },
		frames,
		rows,
		...arrowLines(scene, rows, axis),
		shapes,
	};
}

function frameOf(
	lane: Lane,
	slices: readonly Slice[],
	{ axis, span, y, pen }: { axis: Axis; span: Span; y: number; pen: string },
): Frame {
	const tab = processOf(lane.id);
	// A process whose own lane is not shown still frames its threads.
	if (lane.kind !== 'process') return { pen, tab, x1: 0, x2: axis.width, y1: y, y2: y, open: true };
	const life = lifeOf(slices);
	const last = slices.find(({ kind }) => kind === 'zombie') ?? life.at(-1);
	const [x1, x2] = [axis.x(life[0]?.from ?? span.from), axis.x(last?.to ?? span.to)];
	return { pen, tab, x1, x2, y1: y, y2: y, open: last?.open === true };
}
