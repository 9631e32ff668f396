/** Lays a scene out as a timeline: rows, bars, instants, arrows and a ruler, in pixels. Pure; the same for every source. */
import type { Arrow } from '../recording/arrows.ts';
import { processOf } from '../recording/lane-order.ts';
import type { LaneId } from '../recording/types.ts';
import { type Arrows, arrowLines } from './arrow-lines.ts';
import type { Axis, Fold } from './axis.ts';
import { baseAxis } from './base-axis.ts';
import { textBoxes } from './dashes.ts';
import { densityOf, longestName } from './density.ts';
import { fittingLabels } from './fitting-labels.ts';
import { type FoldMark, foldMarks, RULER_CHARACTER } from './fold-marks.ts';
import { type Frame, frameOf } from './frames.ts';
import { groupRow } from './group-row.ts';
import { groupOf, hiddenBy } from './groups.ts';
import { pensOf } from './pens.ts';
import { type Look, type Row, rowOf } from './row-of.ts';
import type { Scene, SceneLane } from './scene.ts';
import type { Shape } from './shapes.ts';
import { type Tick, ticksOf } from './ticks.ts';
import { OUTSIDE, type Stem, stemsOf, treeLanes } from './tree.ts';
import { type View, WHOLE } from './view.ts';
import { windowOf } from './window.ts';

export { sharedAxis } from './base-axis.ts';
export type { Frame } from './frames.ts';
export type { Row } from './row-of.ts';

export interface LayoutOptions {
	/** Pixels. */
	width: number;
	/** Absent: all of the run. */
	view?: View;
	/** An axis that is shared with other runs; absent: the run's own. */
	axis?: Axis;
	/** The arrows that are to stand out. */
	lit?(arrow: Arrow): boolean;
}

export interface Layout extends Arrows {
	width: number;
	height: number;
	/** Pixels of the gutter in which names stand; 0 where they stand above the bars. */
	left: number;
	/** What is laid out. */
	scene: Scene;
	view: View;
	/** The axis of the whole run, without a gutter: a clock goes over it. */
	base: Axis;
	/** Its visible part, scaled up, in pixels of the picture. */
	axis: Axis;
	ruler: { ticks: Tick[]; folds: FoldMark[] };
	frames: Frame[];
	rows: Row[];
	/** In the tree: what hangs on what. */
	stems: Stem[];
	/** The shapes of the marks, by the marks' names. */
	shapes: Map<string, Shape>;
	/** True where there is so much that a canvas is quicker than SVG. */
	heavy: boolean;
}

/** The bar's height of a row at its ease. */
export const BAR = 18;
const RULER = 34;

/** The picture of a scene at a width: what is visible of it in a view. */
export function layout(scene: Scene, { width, view = WHOLE, axis: shared, lit }: LayoutOptions): Layout {
	const plan = planOf(scene, view);
	const longest = longestName(plan.map(({ lane }) => lane));
	const density = densityOf(plan.length, width, longest, { given: shared && width - shared.width, tree: view.tree });
	const own = shared ? undefined : baseAxis(scene, width - density.left, view.unfolded);
	const base = own?.axis ?? (shared as Axis);
	const window = windowOf(base, view, density.left);
	const labels = fittingLabels(scene, base, window, own?.labels ?? 'short');
	const look: Look = { scene, base, window, labels, density };
	const { rows, frames, height, byLane } = rowsAndFrames(plan, look, view.tree);
	const at = (lane: LaneId) => byLane.get(lane);
	const arrows = arrowLines(rows, at, look, { lit, ...(view.tree && { told: inTree }) });
	return {
		...{ width, height, left: density.left, scene, view, base, axis: window.axis },
		ruler: rulerOf(look, own?.unfolded ?? []),
		stems: view.tree ? stemsOf(at, look, density.mark < 1 ? [] : textBoxes(rows)) : [],
		...{ frames, rows, ...arrows, shapes: scene.shapes },
		heavy: weightOf(rows, arrows) > HEAVY,
	};
}

/** What becomes a row: a lane, or a collapsed process with the lanes that it hides. */
interface Planned {
	lane: SceneLane;
	hides: SceneLane[];
}

function planOf(scene: Scene, { collapsed, tree }: View): Planned[] {
	const hidden = hiddenBy(scene, collapsed);
	const members = Map.groupBy(scene.lanes, ({ lane }) => hidden.get(lane.id));
	const begun = new Set<string>();
	return (tree ? treeLanes(scene) : scene.lanes).flatMap((lane) => {
		const top = hidden.get(lane.lane.id);
		if (top === undefined) return { lane, hides: [] };
		if (begun.has(top)) return [];
		begun.add(top);
		const hides = members.get(top) ?? [];
		return { lane: groupOf(scene, top, hides).lane, hides };
	});
}

function rowsAndFrames(
	plan: readonly Planned[],
	look: Look,
	tree: boolean,
): { rows: Row[]; frames: Frame[]; height: number; byLane: Map<string, Row> } {
	const { scene, window, density } = look;
	const pens = pensOf(scene.recording);
	const rows: Row[] = [];
	const frames: Frame[] = [];
	const byLane = new Map<string, Row>();
	let top = RULER;
	for (const { lane, hides } of plan) {
		const process = processOf(lane.lane.id);
		const framed = process !== OUTSIDE;
		const tabbed = framed && frames.at(-1)?.tab !== process;
		top += tabbed ? (rows.length > 0 ? density.gap : 0) : (scene.options.spread ?? 0);
		const place = { top, tabbed };
		const group = hides.length > 0 ? groupOf(scene, lane.lane.id, hides) : undefined;
		const row = group ? groupRow(group, place, look) : rowOf(lane, place, look);
		rows.push(row);
		for (const hidden of hides.length > 0 ? hides : [lane]) byLane.set(hidden.lane.id, row);
		if (tabbed) frames.push(frameOf(row, process, lane, pens.get(process) ?? '', window, !tree));
		top += row.height;
		const frame = frames.at(-1);
		if (frame && framed) frame.y2 = tree ? row.y + row.bar : top;
	}
	// In the tree a thread is part of its process.
	for (const { lane } of tree ? scene.lanes : []) {
		const row = byLane.get(lane.id) ?? byLane.get(processOf(lane.id));
		if (row) byLane.set(lane.id, row);
	}
	return { rows, frames, height: top + 6, byLane };
}

/** In the tree stems say who started whom; of the rest it tells what concerns processes: signals, and who asked for whose end. */
const inTree = ({ kind, label }: Arrow) => kind === 'signal' || (kind === 'wake' && label.startsWith('child:'));

function rulerOf({ window, scene, base }: Look, unfolded: readonly Fold[]): Layout['ruler'] {
	const { axis, left, right } = window;
	const { span, options } = scene;
	const folds = foldMarks(base.folds, unfolded, window, span);
	const taken = folds.map(({ x1, x2, label, unfolded }) => {
		const words = x1 + label.length * RULER_CHARACTER + 4;
		return { from: x1, to: unfolded ? words : Math.max(x2, words) };
	});
	// Beyond the run's own end too, where another one shares the axis: both rulers are one.
	const [from, to] = [Math.max(span.from, axis.t(left)), axis.t(right)];
	return { ticks: ticksOf(axis, from, to, taken, options.from), folds };
}

/**
 * More drawn things than that: Chromium takes some 10 µs to parse, style and place an element of SVG, and a phone four times
 * as long; a canvas paints it in a tenth of that.
 */
const HEAVY = 250;

function weightOf(rows: readonly Row[], { arrows }: Arrows): number {
	return rows.reduce(
		(sum, { bars, words, instants, strips }) =>
			sum + bars.length + words.length + 3 * instants.length + 2 * strips.length,
		arrows.length,
	);
}
