/** A lane as a row: where its name, its bars and its instants stand, and how it ended. */
import type { EventOf, LaneId } from '../recording/types.ts';
import type { Axis } from './axis.ts';
import { type BarWords, barWords } from './bar-words.ts';
import { type Bar, barsOf } from './bars.ts';
import type { Density } from './density.ts';
import { type Instant, instantsOf } from './instants.ts';
import { type NamePlace, nameAbove, nameLeft } from './name-place.ts';
import { pointPlaces } from './places.ts';
import { exitLabel, type Labels } from './point-labels.ts';
import type { Scene, SceneLane } from './scene.ts';
import type { Strip } from './strips.ts';
import { type TextLine, textLine } from './text-line.ts';
import type { Thing } from './thing.ts';
import type { Window } from './window.ts';

/** One row: a lane, or a collapsed process. */
export interface Row extends NamePlace {
	lane: LaneId;
	of: Extract<Thing, { kind: 'lane' } | { kind: 'group' }>;
	pen: string;
	/** True where its frame begins with it. */
	tabbed: boolean;
	/** Where its lane begins, pixels; it may be out of sight. */
	begin: number;
	/** From where to where the row goes. */
	top: number;
	height: number;
	/** The upper edge of its bar, and its height. */
	y: number;
	bar: number;
	/** How large marks are, 1 at ease. */
	mark: number;
	bars: Bar[];
	words: BarWords[];
	instants: Instant[];
	strips: Strip[];
	end?: End;
}

/** How a lane ended: a line over its bar's end, and words beside it. */
export interface End {
	x: number;
	t: number;
	label: string;
	bad: boolean;
	/** Where the words stand, from the line's x and the bar's upper edge. */
	dx: number;
	dy: number;
	anchor: 'start' | 'end';
	of: Extract<Thing, { kind: 'event' }>;
}

/** What a layout works with. */
export interface Look {
	scene: Scene;
	base: Axis;
	window: Window;
	labels: Labels;
	density: Density;
}

/** Where a row stands. */
export interface RowPlace extends Pick<Density, 'names' | 'bar' | 'mark' | 'above' | 'below' | 'left'> {
	top: number;
	y: number;
}

const END_CHARACTER = 7.5;

/** The row of a lane that has its upper edge at `top`. */
export function rowOf(lane: SceneLane, { top, tabbed }: { top: number; tabbed: boolean }, look: Look): Row {
	const { density, window, base } = look;
	const row: RowPlace = { ...density, top, y: top + density.above };
	const bars = barsOf(lane.layers, base, window, row);
	const { id } = lane.lane;
	return { ...rowWith(lane, bars, row, tabbed, look), lane: id, of: { kind: 'lane', lane: id } };
}

/** A row with these bars. What says most comes first: how it ended, its instants, then the words of its bars. */
export function rowWith(
	lane: SceneLane,
	bars: Bar[],
	row: RowPlace,
	tabbed: boolean,
	look: Look,
): Omit<Row, 'of' | 'lane'> {
	const { window, scene } = look;
	const begin = window.axis.x(lane.life?.from ?? scene.span.from);
	const name = row.names === 'left' ? nameLeft(lane, row, tabbed) : nameAbove(lane, row, tabbed, begin, window);
	const lines = { inside: textLine(), under: row.names === 'left' ? undefined : textLine() };
	const end = lane.exit && endOf(lane.exit, lane, row, name, look, lines);
	const { instants, strips } = instantsOf(lane, { row, line: lines.under ?? lines.inside, begin, look });
	for (const { x } of instants) lines.inside.take(x - MARK * row.mark, x + MARK * row.mark);
	for (const { x1, x2 } of strips) lines.inside.take(x1 - 2, x2 + 2);
	const words = barWords(bars, lines, row, window, scene.recording);
	return {
		...{ pen: lane.pen, tabbed, begin, ...name, top: row.top, height: row.above + row.bar + row.below },
		...{ y: row.y, bar: row.bar, mark: row.mark, bars, words, instants, strips, ...(end && { end }) },
	};
}

/** Pixels beside an instant that its mark takes. */
const MARK = 8;

function endOf(
	exit: EventOf<'exit'>,
	lane: SceneLane,
	row: RowPlace,
	name: NamePlace,
	look: Look,
	lines: { inside: TextLine; under: TextLine | undefined },
): End | undefined {
	const { window } = look;
	const x = window.axis.x(exit.t);
	if (x < window.left - 1 || x > window.right + 1) return undefined;
	const bad = exit.signal !== null || (exit.code !== null && exit.code !== 0);
	// A process says how it ended; a thread only where it did not end well.
	const label = bad || lane.lane.kind === 'process' ? exitLabel(exit) : '';
	const length = label.length * END_CHARACTER;
	const end = { x, t: exit.t, label, bad, of: { kind: 'event' as const, event: exit } };
	if (x + length + 8 < window.right) {
		lines.inside.take(x, x + 8 + length);
		return { ...end, dx: 6, dy: row.bar / 2 + 4, anchor: 'start' };
	}
	if (!lines.under) {
		if (!bad || isCrowded(lane, x - length - 2 * MARK, x, look))
			return { ...end, label: '', dx: 0, dy: 0, anchor: 'end' };
		lines.inside.take(x - length - 8, x);
		return { ...end, dx: -6, dy: row.bar / 2 + 4, anchor: 'end' };
	}
	const named = name.anchor === 'end' ? name.x : name.until;
	if (named <= x - length) return { ...end, dx: 0, dy: -5, anchor: 'end' };
	// Where the name stands above, it is said below, if it has to be said.
	if (!bad) return { ...end, label: '', dx: 0, dy: 0, anchor: 'end' };
	lines.under.take(x - length - 4, x + 4);
	return { ...end, dx: 0, dy: row.bar + 15, anchor: 'end' };
}

/** Whether instants stand there. */
function isCrowded(lane: SceneLane, from: number, to: number, { base, window }: Look): boolean {
	const places = pointPlaces(base, lane);
	return places.some((place) => window.place(place) > from && window.place(place) < to);
}
