/** Where a thing stands in a layout. */
import type { LaneId } from '../recording/types.ts';
import type { Layout, Row } from './layout.ts';
import type { Thing } from './thing.ts';

/** Pixels. */
export interface Extent {
	x1: number;
	x2: number;
	y1: number;
	y2: number;
}

/** Half of what a mark takes, about. */
const MARK = 7;
const RULER = 20;

/** The place of a thing, also beyond the edges of what is visible; undefined where its lane is not shown. */
export function extentOf(layout: Layout, thing: Thing): Extent | undefined {
	switch (thing.kind) {
		case 'event':
			return onRow(layout, thing.event.lane, thing.event.t, thing.event.t, MARK);
		case 'slice':
			return onRow(layout, thing.slice.lane, thing.slice.from, thing.slice.to);
		case 'arrow':
			return around([thing.arrow.from, thing.arrow.to].map(({ lane, t }) => onRow(layout, lane, t, t)));
		case 'events':
			return around(thing.events.map(({ lane, t }) => onRow(layout, lane, t, t, MARK)));
		case 'slices':
			return around(thing.slices.map(({ lane, from, to }) => onRow(layout, lane, from, to)));
		case 'arrows':
			return around(thing.arrows.flatMap(({ from, to }) => [from, to].map(({ lane, t }) => onRow(layout, lane, t, t))));
		case 'lane':
		case 'group': {
			const row = rowWith(layout, thing.lane);
			return row && { ...nameEdges(row), y1: row.baseline - 13, y2: row.baseline + 4 };
		}
		case 'fold':
			return { x1: layout.axis.x(thing.fold.from), x2: layout.axis.x(thing.fold.to), y1: 0, y2: RULER };
	}
}

/** The row that shows a lane: its own, or the one of a process that it is collapsed into. */
export function rowWith({ rows, scene }: Layout, lane: LaneId): Row | undefined {
	for (let id: LaneId | undefined = lane; id !== undefined; ) {
		const row = rows.find((row) => row.lane === id);
		if (row) return row;
		const of: LaneId = id;
		id = scene.recording.lanes.find((other) => other.id === of)?.parent;
	}
	return undefined;
}

/** From where to where a row's name goes. */
export function nameEdges({ x, anchor, name, until }: Row): { x1: number; x2: number } {
	return anchor === 'end' ? { x1: x - name.length * 7.5 - 6, x2: x } : { x1: x, x2: until };
}

function onRow(layout: Layout, lane: LaneId, from: number, to: number, beside = 0): Extent | undefined {
	const row = rowWith(layout, lane);
	const { axis } = layout;
	return row && { x1: axis.x(from) - beside, x2: axis.x(to) + beside, y1: row.y, y2: row.y + row.bar };
}

function around(extents: readonly (Extent | undefined)[]): Extent | undefined {
	return extents.reduce((all, one) => {
		if (!all || !one) return all ?? one;
		return {
			x1: Math.min(all.x1, one.x1),
			x2: Math.max(all.x2, one.x2),
			y1: Math.min(all.y1, one.y1),
			y2: Math.max(all.y2, one.y2),
		};
	}, undefined);
}
