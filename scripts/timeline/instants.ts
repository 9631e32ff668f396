/** What stands on a lane at single instants: each one where they can be told apart, else a strip that tells how many. */
import type { RunEvent } from '../recording/types.ts';
import { lowerBound } from './axis.ts';
import { placeLabel, type Said } from './place-label.ts';
import { pointPlaces } from './places.ts';
import { type PointShape, pointShape } from './point-shapes.ts';
import type { Look, RowPlace } from './row-of.ts';
import type { SceneLane } from './scene.ts';
import { type Strip, stripOf } from './strips.ts';
import type { TextLine } from './text-line.ts';
import type { Thing } from './thing.ts';

/** One thing at one instant, as it stands on its lane's bar. */
export interface Instant extends Said {
	t: number;
	x: number;
	shape: PointShape;
	of: Extract<Thing, { kind: 'event' }>;
	/** Where what was printed arrived, where that is apart. */
	tail?: number;
}

/** Instants that are nearer touch; so many of them in a row become a strip, fewer where rows are low. */
const APART = 7.5;
const MANY = 5;
const MANY_LOW = 3;
/** Tails that are shorter would not be seen. */
const TAIL = 7;
/** Those that must not be lost in a crowd, up to so many. */
const GRAVE: PointShape[] = ['cross', 'flash', 'step'];
const MOST_GRAVE = 12;

/** The visible instants and strips of a lane, with as much of their labels as their line has room for. */
export function instantsOf(
	lane: SceneLane,
	{ row, line, begin, look }: { row: RowPlace; line: TextLine; begin: number; look: Look },
): { instants: Instant[]; strips: Strip[] } {
	const { window, scene, labels } = look;
	const places = pointPlaces(look.base, lane);
	const [first, end] = [lowerBound(places, window.from), lowerBound(places, window.to + 1e-6)];
	const crowds = crowdsOf(places, first, end, look, APART * row.mark);
	const strips: Strip[] = [];
	const singles: { event: RunEvent; x: number }[] = [];
	let grave = 0;
	for (const { from, to } of crowds) {
		const crowded = to - from >= (row.mark < 1 ? MANY_LOW : MANY);
		const events: RunEvent[] = [];
		for (let index = from; index < to; index++) {
			const event = lane.points[index] as RunEvent;
			const isGrave = crowded && GRAVE.includes(pointShape(event, scene.shapes)) && grave++ < MOST_GRAVE;
			if (crowded && !isGrave) events.push(event);
			else singles.push({ event, x: window.place(places[index] as number) });
		}
		if (events.length > 0) strips.push(stripOf(events, places.subarray(from, to), window, { line, low: row.mark < 1 }));
	}
	const stops = Float64Array.from([...strips.map(({ x1 }) => x1), ...singles.map(({ x }) => x)]).sort();
	let stop = 0;
	const instants = singles.map(({ event, x }) => {
		while (stop < stops.length && (stops[stop] as number) <= x) stop++;
		const shape = pointShape(event, scene.shapes);
		const tail = event.kind === 'out' && event.arrived !== undefined ? window.axis.x(event.arrived) : x;
		const { label, anchor } = placeLabel(event, x, {
			line,
			begin,
			next: stops[stop],
			labels,
			width: window.right,
			row,
		});
		const instant: Instant = { t: event.t, x, shape, label, anchor, of: { kind: 'event', event } };
		if (tail - x > TAIL) instant.tail = Math.min(tail, window.right + 2);
		return instant;
	});
	return { instants, strips };
}

/** Neighbours that stand nearer than `apart` pixels, as stretches of indices. */
function crowdsOf(
	places: Float64Array,
	first: number,
	end: number,
	{ window }: Look,
	apart: number,
): { from: number; to: number }[] {
	const crowds: { from: number; to: number }[] = [];
	// In pixels of the base axis.
	const near = apart / (window.place(1) - window.place(0));
	for (let from = first; from < end; ) {
		let to = from + 1;
		while (to < end && (places[to] as number) - (places[to - 1] as number) < near) to++;
		crowds.push({ from, to });
		from = to;
	}
	return crowds;
}
