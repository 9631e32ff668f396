/** Lays a recording out as a timeline: rows, bars, instants, arrows and a ruler, in pixels. Pure; the same for every source. */
import { processOf } from '../recording/lane-order.ts';
import { type Slice, slicesOf } from '../recording/slices.ts';
import type { Lane, LaneId, Recording, RunEvent } from '../recording/types.ts';
import { type ArrowLine, arrowLines, MOST_ARROWS } from './arrow-lines.ts';
import { type Axis, axisOf, type Stop } from './axis.ts';
import type { BarWords } from './bar-words.ts';
import type { Bar } from './bars.ts';
import { type FoldMark, foldMarks, leadFold, RULER_CHARACTER } from './fold-marks.ts';
import { foldsOf, startedBy } from './folds.ts';
import { type Instant, type Labels, labelRoom } from './instants.ts';
import { pensOf } from './pens.ts';
import { lifeOf, rowOf } from './row-of.ts';
import { rowsOf } from './rows.ts';
import { type Shape, shapesOf } from './shapes.ts';
import { type Tick, ticksOf } from './ticks.ts';

export interface LayoutOptions {
	/** Pixels. */
	width: number;
	/** Only these lanes. */
	lanes?: readonly LaneId[];
	/** Only this stretch of the run, microseconds; what lies before it is folded. */
	from?: number;
	to?: number;
	/** Only these events become instants, and bars of a standstill. */
	show?(event: RunEvent): boolean;
	/** More room between rows, pixels. */
	spread?: number;
}

export interface Layout {
	width: number;
	height: number;
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

export function layout(recording: Recording, options: LayoutOptions): Layout {
	const { width } = options;
	const slices = shownSlices(recording, options);
	const end = Math.max(recording.header.durationUs ?? 0, recording.events.at(-1)?.t ?? 0);
	const span = { from: options.from ?? 0, to: options.to ?? end };
	const lanes = rowsOf(recording.lanes, options.lanes);
	const ids = new Set(lanes.map(({ id }) => id));
	const shown = recording.events.filter(({ lane, t }) => ids.has(lane) && t >= span.from && t <= span.to);
	const wanted = readable(options.show ? shown.filter((event) => options.show?.(event)) : shown);
	const shapes = shapesOf(recording.events);
	const { axis, labels } = fittingAxis((labels) => axisFor(recording, shown, wanted, slices, span, width, labels));

	const pens = pensOf(recording);
	const slicesByLane = Map.groupBy(slices, ({ lane }) => lane);
	const eventsByLane = Map.groupBy(shown, ({ lane }) => lane);
	const wantedByLane = Map.groupBy(wanted, ({ lane }) => lane);
	const rows: Row[] = [];
	const frames: Frame[] = [];
	let y = RULER;
	for (const lane of lanes) {
		const own = (slicesByLane.get(lane.id) ?? []).filter(({ from, to }) => to >= span.from && from <= span.to);
		const tabbed = lane.kind === 'process' || frames.at(-1)?.tab !== processOf(lane.id);
		if (tabbed) {
			y += frames.length > 0 ? FRAME_GAP : 0;
			frames.push(frameOf(lane, own, { axis, span, y, pen: pens.get(processOf(lane.id)) ?? '' }));
		} else y += options.spread ?? 0;
		const events = { all: eventsByLane.get(lane.id) ?? [], wanted: wantedByLane.get(lane.id) ?? [] };
		const pen = pens.get(lane.id) ?? '';
		rows.push(rowOf(lane, own, events, { recording, axis, span, shapes, labels, pen, tabbed, y: y + NAME }));
		y += NAME + BAR + LABELS;
		const frame = frames.at(-1);
		if (frame) frame.y2 = y;
	}
	const folds = foldMarks(axis, span);
	const taken = folds.map(({ x1, x2, label }) => ({ from: x1, to: Math.max(x2, x1 + label.length * RULER_CHARACTER) }));
	return {
		width,
		height: y + 6,
		axis,
		ruler: { ticks: ticksOf(axis, span.from, span.to, taken, options.from), folds },
		frames,
		rows,
		...arrowLines(recording, rows, axis, span),
		shapes: new Map(
			[...shapes].filter(([name]) => wanted.some((event) => event.kind === 'mark' && event.name === name)),
		),
	};
}

function shownSlices(recording: Recording, { lanes, show }: LayoutOptions): Slice[] {
	const blocks = recording.events.filter((event) => event.kind === 'block' && show?.(event));
	const isShown = ({ kind, lane, from }: Slice) =>
		!show || kind !== 'blocked' || blocks.some((event) => event.lane === lane && event.t === from);
	return slicesOf(recording).filter((slice) => (lanes?.includes(slice.lane) ?? true) && isShown(slice));
}

/** Of what is sent only the first is told one by one, as far as it can be told apart. */
function readable(events: RunEvent[]): RunEvent[] {
	let sent = 0;
	return events.filter(({ kind }) => kind !== 'send' || sent++ < MOST_ARROWS);
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

/** The stretch of a run that is shown, microseconds. */
export interface Span {
	from: number;
	to: number;
}

/** The axis with as much of the labels as there is room for. */
function fittingAxis(axisWith: (labels: Labels) => Axis): { axis: Axis; labels: Labels } {
	for (const labels of ['whole', 'short'] as const) {
		const axis = axisWith(labels);
		if (axis.fits) return { axis, labels };
	}
	return { axis: axisWith('none'), labels: 'none' };
}

function axisFor(
	recording: Recording,
	shown: RunEvent[],
	wanted: RunEvent[],
	slices: Slice[],
	span: Span,
	width: number,
	labels: Labels,
): Axis {
	const seen = shown.filter(({ kind }) => kind !== 'cpu');
	const marked = new Set(wanted);
	const stops: Stop[] = seen.map((event) => ({
		t: event.t,
		row: event.lane,
		room: marked.has(event) ? labelRoom(event, labels) : 0,
	}));
	const times = [...new Set([span.from, ...seen.map(({ t }) => t), span.to])].sort((a, b) => a - b);
	const folds = foldsOf(times, slices, startedBy(recording));
	const before = span.from > 0 ? [leadFold(recording, span.from)] : [];
	const from = before[0]?.from ?? span.from;
	return axisOf({
		from,
		to: span.to,
		stops,
		folds: [...before, ...folds],
		width,
		apart: labels === 'none' ? 3 : 8,
		foldWidth: Math.min(100, Math.max(30, width * 0.11)),
	});
}
