/** Where the things of a scene stand on an axis, in its pixels: worked out once for each axis, looked up in each layout. */
import { type Axis, lowerBound } from './axis.ts';
import type { Scene, SceneLane } from './scene.ts';

/** Of what begins and ends: in the order of the beginnings. */
export interface Spans {
	x1: Float64Array;
	x2: Float64Array;
	/** How far those up to here reach. */
	reach: Float64Array;
}

/** Where the points of a lane stand. */
export function pointPlaces(axis: Axis, lane: SceneLane): Float64Array {
	return kept(axis, lane.points, () => Float64Array.from(lane.points, ({ t }) => axis.x(t)));
}

/** Where intervals begin and end. */
export function spanPlaces(axis: Axis, spans: readonly { from: number; to: number }[]): Spans {
	return kept(axis, spans, () => spansOf(axis, spans));
}

/** Where the arrows of a scene begin and end. */
export function arrowPlaces(axis: Axis, { arrows }: Scene): Pick<Spans, 'x1' | 'x2'> {
	return kept(axis, arrows, () => ({
		x1: Float64Array.from(arrows, ({ from }) => axis.x(from.t)),
		x2: Float64Array.from(arrows, ({ to }) => axis.x(to.t)),
	}));
}

/** The indices of those that reach into a window: from the first that may to before the first that begins behind it. */
export function within({ x1, reach }: Spans, from: number, to: number): [first: number, end: number] {
	return [lowerBound(reach, from), lowerBound(x1, to + 1e-6)];
}

function spansOf(axis: Axis, spans: readonly { from: number; to: number }[]): Spans {
	const x1 = Float64Array.from(spans, ({ from }) => axis.x(from));
	const x2 = Float64Array.from(spans, ({ to }) => axis.x(to));
	let far = Number.NEGATIVE_INFINITY;
	return { x1, x2, reach: x2.map((x) => (far = Math.max(far, x))) };
}

const places = new WeakMap<Axis, WeakMap<object, unknown>>();

function kept<T>(axis: Axis, of: object, make: () => T): T {
	const own = places.get(axis) ?? new WeakMap<object, unknown>();
	places.set(axis, own);
	const known = own.get(of) as T | undefined;
	if (known !== undefined) return known;
	const made = make();
	own.set(of, made);
	return made;
}
