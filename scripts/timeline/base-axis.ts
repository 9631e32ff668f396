/** The axis of a whole run at a width. */
import { type Axis, axisOf, type Fold, type Stop } from './axis.ts';
import { leadFold } from './fold-marks.ts';
import { foldsOf } from './folds.ts';
import { type Labels, labelRoom } from './instants.ts';
import type { Scene } from './scene.ts';
import { WHOLE } from './view.ts';

/** An axis, and as much of the labels as it keeps room for. */
export interface BaseAxis {
	axis: Axis;
	labels: Labels;
}

/** The axis of a scene: worked out once for each width. */
export function baseAxis(scene: Scene, width: number, unfolded: ReadonlySet<number>): BaseAxis {
	const key = [width, ...[...unfolded].sort((a, b) => a - b)].join(' ');
	const known = scene.axes.get(key);
	if (known) return known;
	const made = fittingAxis([scene], width, unfolded);
	scene.axes.set(key, made);
	return made;
}

/** The axis of several runs on one clock. */
export function sharedAxis(scenes: readonly Scene[], width: number, unfolded = WHOLE.unfolded): Axis {
	return fittingAxis(scenes, width, unfolded).axis;
}

/** The axis with as much of the labels as there is room for. */
function fittingAxis(scenes: readonly Scene[], width: number, unfolded: ReadonlySet<number>): BaseAxis {
	for (const labels of ['whole', 'short'] as const) {
		const axis = axisFor(scenes, width, unfolded, labels);
		if (axis.fits) return { axis, labels };
	}
	return { axis: axisFor(scenes, width, unfolded, 'none'), labels: 'none' };
}

function axisFor(scenes: readonly Scene[], width: number, unfolded: ReadonlySet<number>, labels: Labels): Axis {
	const from = Math.min(...scenes.map(({ span }) => span.from));
	const to = Math.max(...scenes.map(({ span }) => span.to));
	const stops = scenes.flatMap((scene, index) => stopsOf(scene, index, labels));
	const times = [...new Set([from, ...stops.map(({ t }) => t), to])].sort((a, b) => a - b);
	const slices = scenes.flatMap((scene) => scene.slices);
	const started = Math.min(...scenes.map(({ started }) => started));
	const before = from > 0 ? [leadFold((scenes[0] as Scene).recording, from)] : [];
	const folds: Fold[] = [...before, ...foldsOf(times, slices, started)];
	return axisOf({
		from: before[0]?.from ?? from,
		to,
		stops,
		folds: folds.filter((fold) => !unfolded.has(fold.from)),
		width,
		apart: labels === 'none' ? 3 : 8,
		foldWidth: Math.min(100, Math.max(30, width * 0.11)),
	});
}

function stopsOf({ shown, wanted }: Scene, index: number, labels: Labels): Stop[] {
	const marked = new Set(wanted);
	return shown
		.filter(({ kind }) => kind !== 'cpu')
		.map((event) => ({
			t: event.t,
			row: `${index} ${event.lane}`,
			room: marked.has(event) ? labelRoom(event, labels) : 0,
		}));
}
