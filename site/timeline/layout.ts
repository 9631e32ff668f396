/** Lays a recording out as a timeline: rows, bars, instants, arrows and a ruler, in pixels. Pure; the same for every source. */
import { arrowsOf } from '../../scripts/recording/arrows.ts';
import { processOf } from '../../scripts/recording/lane-order.ts';
import { type Slice, slicesOf } from '../../scripts/recording/slices.ts';
import type { Lane, LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';
import { type Axis, axisOf, type Fold, type Stop } from './axis.ts';
import { foldsOf } from './folds.ts';
import { type Instant, instantsOf, labelRoom } from './instants.ts';
import { pensOf } from './pens.ts';
import { rowsOf } from './rows.ts';
import { type Tick, ticksOf } from './ticks.ts';
import { duration, laneName, shortId } from './words.ts';

export interface LayoutOptions {
	/** Pixels. */
	width: number;
	/** Only these lanes. */
	lanes?: readonly LaneId[];
	/** Only this stretch of the run, microseconds; what lies before it is folded. */
	from?: number;
	to?: number;
	/** Only these events become instants. */
	show?(event: RunEvent): boolean;
	/** More room between rows, pixels. */
	spread?: number;
}

export interface Layout {
	width: number;
	height: number;
	axis: Axis;
	ruler: { ticks: Tick[]; folds: { x1: number; x2: number; label: string }[] };
	frames: Frame[];
	rows: Row[];
	arrows: ArrowLine[];
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
	/** Where the name stands, and how far it gives way to the frame's tab. */
	x: number;
	indent: number;
	/** True where its frame begins with it. */
	tabbed: boolean;
	/** The bar's upper edge. */
	y: number;
	bars: { kind: Slice['kind']; x1: number; x2: number; label: string }[];
	instants: Instant[];
	end?: { x: number; t: number; label: string; bad: boolean; anchor: 'start' | 'end' };
}

export interface ArrowLine {
	kind: string;
	t: number;
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	label: string;
}

export type Shape = 'dot' | 'square' | 'ring' | 'diamond';

/** Pixels of a frame's tab. */
export function tabWidth(tab: string): number {
	return tab.length * 8 + 10;
}

export const BAR = 18;
const RULER = 34;
const NAME = 22;
const LABELS = 24;
const FRAME_GAP = 14;
const RULER_CHARACTER = 6.6;
/** How much is asked of the axis: whole labels; values alone; only that instants stay apart. */
const LABELLING = ['whole', 'short', 'none'] as const;

export function layout(recording: Recording, options: LayoutOptions): Layout {
	const { width } = options;
	const slices = slicesOf(recording).filter(({ lane }) => options.lanes?.includes(lane) ?? true);
	const end = Math.max(recording.header.durationUs ?? 0, recording.events.at(-1)?.t ?? 0);
	const span = { from: options.from ?? 0, to: options.to ?? end };
	const lanes = rowsOf(recording.lanes, options.lanes);
	const shown = recording.events.filter(
		({ lane, t }) => lanes.some(({ id }) => id === lane) && t >= span.from && t <= span.to,
	);
	const wanted = options.show ? shown.filter((event) => options.show?.(event)) : shown;
	const shapes = shapesOf(recording.events);
	const found = LABELLING.map((labels) => ({
		labels,
		axis: axisFor(recording, shown, wanted, slices, span, width, labels),
	}));
	const { axis, labels } = found.find(({ axis }) => axis.fits) ?? (found.at(-1) as (typeof found)[number]);

	const pens = pensOf(recording);
	const rows: Row[] = [];
	const frames: Frame[] = [];
	let y = RULER;
	for (const lane of lanes) {
		const own = slices.filter((slice) => slice.lane === lane.id && slice.to >= span.from && slice.from <= span.to);
		const life = own.filter(({ kind }) => kind === 'alive' || kind === 'starting');
		const x1 = axis.x(life[0]?.from ?? span.from);
		const begins = lane.kind === 'process' || frames.at(-1)?.tab !== processOf(lane.id);
		if (begins) {
			y += frames.length > 0 ? FRAME_GAP : 0;
			// A process whose own lane is not shown still frames its threads.
			const own = lane.kind === 'process';
			const x2 = own ? axis.x(life.at(-1)?.to ?? span.to) : width;
			const open = !own || life.at(-1)?.open === true;
			frames.push({
				pen: pens.get(processOf(lane.id)) ?? '',
				tab: processOf(lane.id),
				x1: own ? x1 : 0,
				x2,
				y1: y,
				y2: y,
				open,
			});
		} else y += options.spread ?? 0;
		const row: Row = {
			lane: lane.id,
			pen: pens.get(lane.id) ?? '',
			// A process has its id on its tab.
			name: lane.kind === 'process' ? lane.name : laneName(recording, lane.id) || shortId(lane),
			x: x1,
			tabbed: begins,
			indent: begins ? tabWidth(processOf(lane.id)) + 6 : 7,
			y: y + NAME,
			bars: own.map(({ kind, from, to, label }) => ({ kind, x1: axis.x(from), x2: axis.x(to), label })),
			instants: instantsOf(wanted, lane.id, { recording, axis, shapes, labels }),
		};
		const exit = shown.find((event) => event.lane === lane.id && event.kind === 'exit');
		if (exit?.kind === 'exit') {
			const words = exitWords(exit, lane);
			const x = axis.x(exit.t);
			row.end = { x, t: exit.t, ...words, anchor: x + words.label.length * 7.5 + 8 < width ? 'start' : 'end' };
		}
		const named = row.x + row.indent + row.name.length * 7.5;
		if (row.end?.anchor === 'end' && !row.end.bad && named > row.end.x - row.end.label.length * 7.5) row.end.label = '';
		rows.push(row);
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
		ruler: { ticks: ticksOf(axis, span.from, span.to, taken), folds },
		frames,
		rows,
		arrows: arrowLines(recording, rows, axis, span),
		shapes: new Map(
			[...shapes].filter(([name]) => wanted.some((event) => event.kind === 'mark' && event.name === name)),
		),
	};
}

interface Span {
	from: number;
	to: number;
}

function axisFor(
	recording: Recording,
	shown: RunEvent[],
	wanted: RunEvent[],
	slices: Slice[],
	span: Span,
	width: number,
	labels: (typeof LABELLING)[number],
): Axis {
	const seen = shown.filter(({ kind }) => kind !== 'cpu');
	const stops: Stop[] = seen.map((event) => ({
		t: event.t,
		row: event.lane,
		room: wanted.includes(event) ? labelRoom(event, labels) : 0,
	}));
	const times = [...new Set([span.from, ...seen.map(({ t }) => t), span.to])].sort((a, b) => a - b);
	const folds = foldsOf(times, slices);
	const before = span.from > 0 ? [leadFold(recording, span.from)] : [];
	const from = before[0]?.from ?? span.from;
	return axisOf({
		from,
		to: span.to,
		stops,
		folds: [...before, ...folds],
		width,
		apart: labels === 'none' ? 3 : 8,
		foldWidth: Math.min(84, Math.max(26, width * 0.09)),
	});
}

/** What a window leaves out at its beginning: the start-up, where nothing but that came before. */
function leadFold({ events }: Recording, to: number): Fold {
	const quiet = ['start', 'state', 'spawn', 'cpu'];
	const busy = events.some((event) => event.t < to && !quiet.includes(event.kind));
	return { from: 0, to, why: busy ? 'before' : 'start-up' };
}

/** The folds with their words: all of them where there is room up to the next fold, else the duration, else none. */
function foldMarks(axis: Axis, span: Span): { x1: number; x2: number; label: string }[] {
	return axis.folds.map(({ from, to, why }, index) => {
		const [x1, x2] = [axis.x(from), axis.x(to)];
		const next = axis.folds[index + 1];
		const room = (next ? axis.x(next.from) : axis.width) - x1 - 6;
		const length = duration(to - from);
		const whole = why === 'before' ? `after ${length}` : why ? `${why} ${length}` : length;
		const spacious = axis.width >= 480 || span.from > 0;
		const fitting = [...(spacious ? [whole] : []), length].find((words) => words.length * RULER_CHARACTER <= room);
		return { x1, x2, label: fitting ?? '' };
	});
}

const SHAPES: Shape[] = ['dot', 'square', 'ring', 'diamond'];

/** Marks of one name have one shape, by the order in which the names come. */
function shapesOf(events: readonly RunEvent[]): Map<string, Shape> {
	const names = [...new Set(events.flatMap((event) => (event.kind === 'mark' ? event.name : [])))];
	return new Map(names.map((name, index) => [name, SHAPES[index % SHAPES.length] as Shape]));
}

/** A process says how it ended; a thread only where it did not end well. */
function exitWords(
	{ code, signal }: { code: number | null; signal: string | null },
	lane: Lane,
): { label: string; bad: boolean } {
	const bad = signal !== null || (code !== null && code !== 0);
	if (signal) return { label: signal, bad };
	return { label: bad || lane.kind === 'process' ? `exit ${code ?? ''}`.trim() : '', bad };
}

function arrowLines(recording: Recording, rows: Row[], axis: Axis, span: Span): ArrowLine[] {
	const place = new Map(rows.map((row) => [row.lane, row]));
	return arrowsOf(recording).flatMap(({ kind, from, to, label }) => {
		const [start, end] = [place.get(from.lane), place.get(to.lane)];
		if (!start || !end || to.t < span.from || from.t > span.to) return [];
		const down = end.y > start.y;
		const line = {
			kind,
			t: from.t,
			x1: axis.x(from.t),
			y1: down ? start.y + BAR : start.y,
			x2: axis.x(to.t),
			y2: down ? end.y : end.y + BAR,
			label,
		};
		// The start-up shows how long it took: a spawn drops to where the lane begins, to its frame if it has one.
		return kind === 'spawn' ? { ...line, x2: end.x, y2: end.tabbed ? end.y - NAME : end.y } : line;
	});
}
