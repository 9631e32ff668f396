/** The axis of a whole run at a width. */
import { type Axis, axisOf, type Fold, type Stop } from './axis.ts';
import { densityOf, longestName } from './density.ts';
import { leadFold } from './fold-marks.ts';
import { foldsOf } from './folds.ts';
import { type Labels, labelRoom } from './point-labels.ts';
import type { Scene } from './scene.ts';
import { WHOLE } from './view.ts';

/** An axis, as much of the labels as it keeps room for, and the folds that it has at length. */
export interface BaseAxis {
	axis: Axis;
	labels: Labels;
	unfolded: Fold[];
}

/** The axis of a scene: worked out once for each width. */
export function baseAxis(scene: Scene, width: number, unfolded: ReadonlySet<number>): BaseAxis {
	const key = [width, ...[...unfolded].sort((a, b) => a - b)].join(' ');
	const known = scene.axes.get(key);
	if (known) return known;
	// A window is resized in many steps, and none of them comes again.
	if (scene.axes.size > 8) scene.axes.clear();
	const made = fittingAxis([scene], width, unfolded);
	scene.axes.set(key, made);
	return made;
}

/** The axis of several runs on one clock. Where names of one stand in a gutter, it is less broad by that. */
export function sharedAxis(scenes: readonly Scene[], width: number, unfolded = WHOLE.unfolded): Axis {
	const gutters = scenes.map(({ lanes }) => densityOf(lanes.length, width, longestName(lanes)).left);
	return fittingAxis(scenes, width - Math.max(0, ...gutters), unfolded).axis;
}

/** What is asked of the axis, and given up one after the other until it fits: labels, then distance of what is no mark. */
const ASKED: { labels: Labels; apart: number }[] = [
	{ labels: 'whole', apart: 8 },
	{ labels: 'short', apart: 8 },
	{ labels: 'none', apart: 3 },
	{ labels: 'none', apart: 0.5 },
];

function fittingAxis(scenes: readonly Scene[], width: number, unfolded: ReadonlySet<number>): BaseAxis {
	const all = foldsOfAll(scenes);
	const folds = all.filter((fold) => !unfolded.has(fold.from));
	let made: BaseAxis | undefined;
	const growing = scenes.some(({ options }) => options.growing);
	// Labels that come and go would push a growing run to and fro.
	for (const asked of growing ? ASKED.filter(({ labels }) => labels === 'none') : ASKED) {
		const axis = axisFor(scenes, width, folds, asked);
		made = { axis, labels: asked.labels, unfolded: all.filter((fold) => unfolded.has(fold.from)) };
		if (axis.fits) break;
	}
	return made as BaseAxis;
}

function foldsOfAll(scenes: readonly Scene[]): Fold[] {
	const { from, to } = spanOfAll(scenes);
	const times = scenes.flatMap(({ shown }) => shown.flatMap(({ kind, t }) => (kind === 'cpu' ? [] : t)));
	const slices = scenes.flatMap((scene) => scene.slices);
	const growing = scenes.some(({ options }) => options.growing);
	const started = growing ? 0 : Math.min(...scenes.map(({ started }) => started));
	const before = from > 0 ? [leadFold((scenes[0] as Scene).recording, from)] : [];
	const sorted = [...new Set([from, ...times, to])].sort((a, b) => a - b);
	return [...before, ...foldsOf(sorted, slices, { started, growing })];
}

function spanOfAll(scenes: readonly Scene[]): { from: number; to: number } {
	return {
		from: Math.min(...scenes.map(({ span }) => span.from)),
		to: Math.max(...scenes.map(({ span }) => span.to)),
	};
}

function axisFor(
	scenes: readonly Scene[],
	width: number,
	folds: Fold[],
	{ labels, apart }: { labels: Labels; apart: number },
): Axis {
	const { from, to } = spanOfAll(scenes);
	return axisOf({
		from: folds[0]?.from !== undefined && folds[0].from < from ? folds[0].from : from,
		to,
		stops: scenes.flatMap((scene, index) => stopsOf(scene, index, labels)),
		...{ folds, width, apart },
		foldWidth: Math.min(100, Math.max(30, width * 0.11)),
	});
}

function stopsOf({ shown, wanted }: Scene, index: number, labels: Labels): Stop[] {
	const stops: Stop[] = [];
	const rows = new Map<string, string>();
	for (const event of shown) {
		if (event.kind === 'cpu') continue;
		const row = rows.get(event.lane) ?? `${index} ${event.lane}`;
		rows.set(event.lane, row);
		stops.push({ t: event.t, row, room: wanted.has(event) ? labelRoom(event, labels) : 0 });
	}
	return stops;
}
