/** Lays a recording out as a timeline: rows, bars, instants, arrows and a ruler, in pixels. Pure; the same for every source. */
import { processOf } from '../recording/lane-order.ts';
import { type Slice, slicesOf } from '../recording/slices.ts';
import type { Lane, LaneId, Recording, RunEvent } from '../recording/types.ts';
import { arrowLines } from './arrow-lines.ts';
import { type Axis, axisOf, type Stop } from './axis.ts';
import { type FoldMark, foldMarks, leadFold, RULER_CHARACTER } from './fold-marks.ts';
import { foldsOf, startedBy } from './folds.ts';
import { type Instant, instantsOf, labelRoom } from './instants.ts';
import { pensOf } from './pens.ts';
import { rowsOf } from './rows.ts';
import { type Shape, shapesOf } from './shapes.ts';
import { type Tick, ticksOf } from './ticks.ts';
import { laneName, shortened, shortId } from './words.ts';

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
	ruler: { ticks: Tick[]; folds: FoldMark[] };
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
	/** `end`: to the left of where it begins, since to the right there is no room. */
	anchor: 'start' | 'end';
	/** True where its frame begins with it. */
	tabbed: boolean;
	/** The bar's upper edge. */
	y: number;
	bars: { kind: Slice['kind']; x1: number; x2: number; label: string }[];
	instants: Instant[];
	end?: { x: number; t: number; label: string; bad: boolean; anchor: 'start' | 'end' | 'below' };
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

/** Pixels of a frame's tab. */
export function tabWidth(tab: string): number {
	return tab.length * 8 + 10;
}

export const BAR = 18;
const RULER = 34;
export const NAME = 22;
const LABELS = 24;
/** Pixels of a character of a name. */
const NAME_CHARACTER = 7.5;
const FRAME_GAP = 14;
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
		// A process has its id on its tab.
		const indent = begins ? tabWidth(processOf(lane.id)) + 6 : 7;
		const room = Math.max(width - x1 - indent, x1) / NAME_CHARACTER;
		const name = shortened(lane.kind === 'process' ? lane.name : laneName(recording, lane.id) || shortId(lane), room);
		const named = x1 + indent + name.length * NAME_CHARACTER;
		const row: Row = {
			lane: lane.id,
			pen: pens.get(lane.id) ?? '',
			name,
			x: x1,
			tabbed: begins,
			indent,
			anchor: named > width + 4 && x1 > width / 2 ? 'end' : 'start',
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
		if (row.end?.anchor === 'end' && named > row.end.x - row.end.label.length * 7.5)
			row.end = { ...row.end, anchor: 'below', label: row.end.bad ? row.end.label : '' };
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
		ruler: { ticks: ticksOf(axis, span.from, span.to, taken, options.from), folds },
		frames,
		rows,
		arrows: arrowLines(recording, rows, axis, span),
		shapes: new Map(
			[...shapes].filter(([name]) => wanted.some((event) => event.kind === 'mark' && event.name === name)),
		),
	};
}

/** The stretch of a run that is shown, microseconds. */
export interface Span {
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

/** A process says how it ended; a thread only where it did not end well. */
function exitWords(
	{ code, signal }: { code: number | null; signal: string | null },
	lane: Lane,
): { label: string; bad: boolean } {
	const bad = signal !== null || (code !== null && code !== 0);
	if (signal) return { label: signal, bad };
	return { label: bad || lane.kind === 'process' ? `exit ${code ?? ''}`.trim() : '', bad };
}
