/** Moments that a reader means, though no hand meets a microsecond. Pure. */
import type { LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import type { Place } from '../../scripts/timeline/relation-words.ts';
import type { Thing } from '../../scripts/timeline/thing.ts';
import { isOfOneLine } from '../../scripts/timeline/thing-words/slice-card.ts';

/** The event at a point: the one that stands there, else the nearest of the row that is nearest. */
export function placeAt(layout: Layout, x: number, y: number, thing?: Thing): Place | undefined {
	if (thing?.kind === 'event') return { lane: thing.event.lane, t: thing.event.t };
	if (thing?.kind === 'arrow') {
		const { from, to } = thing.arrow;
		return Math.abs(layout.axis.x(from.t) - x) <= Math.abs(layout.axis.x(to.t) - x) ? from : to;
	}
	const rows = [...layout.rows].sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y));
	return rows[0] && nearestOf(layout, rows[0].lane, x);
}

/** The event of a lane that stands nearest to a pixel. */
function nearestOf({ scene, axis }: Layout, lane: LaneId, x: number): Place | undefined {
	let [near, least] = [undefined as RunEvent | undefined, Number.POSITIVE_INFINITY];
	for (const event of scene.lanes.find((other) => other.lane.id === lane)?.events ?? []) {
		const distance = Math.abs(axis.x(event.t) - x);
		if (event.kind === 'cpu' || distance >= least) continue;
		[near, least] = [event, distance];
	}
	return near && { lane, t: near.t };
}

/** The place of the program that brought a thing about: `main.ts:12`. */
export function sourceOf({ events }: Recording, thing: Thing): string | undefined {
	if (thing.kind === 'event') return thing.event.at;
	if (thing.kind === 'slice' && !isOfOneLine(thing.slice)) return undefined;
	const begin =
		thing.kind === 'slice'
			? { lane: thing.slice.lane, t: thing.slice.from }
			: thing.kind === 'arrow'
				? thing.arrow.from
				: undefined;
	return begin && events.find(({ lane, t, at }) => lane === begin.lane && t === begin.t && at !== undefined)?.at;
}
