/** The process tree over time: processes alone, each hung on who started it, and from its parent's end on on the next one. */
import { amount } from '../recording/amount.ts';
import { processOf } from '../recording/lane-order.ts';
import type { Slice } from '../recording/slices.ts';
import type { EventOf, LaneId, RunEvent } from '../recording/types.ts';
import { type Box, wordGaps } from './dashes.ts';
import type { Look, Row } from './row-of.ts';
import type { Scene, SceneLane } from './scene.ts';
import type { Thing } from './thing.ts';

/** A process hangs on its parent from an instant on. */
export interface Stem {
	t: number;
	x: number;
	/** From the parent's bar to the child's. */
	y1: number;
	y2: number;
	/** The pen of the child. */
	pen: string;
	/** True where it is not its first parent. */
	adopted: boolean;
	/** How long it is drawn and left out in turn, so that it crosses no words. */
	dashes?: number[];
	of: Extract<Thing, { kind: 'event' }>;
}

/** The row of all that is not part of the run: who takes orphans. */
export const OUTSIDE: LaneId = 'outside';

/** What is told of a process in the tree. */
const TOLD: Slice['kind'][] = ['starting', 'alive', 'stopped', 'zombie'];
const POINTS: RunEvent['kind'][] = ['error', 'signal', 'state'];

const trees = new WeakMap<Scene, SceneLane[]>();

/** The processes of a scene without what their threads did, and the outside where that took an orphan. */
export function treeLanes(scene: Scene): SceneLane[] {
	const known = trees.get(scene);
	if (known) return known;
	const processes = scene.lanes.filter(({ lane }) => lane.kind === 'process').map((lane) => treeLane(lane, scene));
	const left = scene.shown.some((event) => event.kind === 'state' && event.parent === OUTSIDE);
	const made = left ? [outside(scene), ...processes] : processes;
	trees.set(scene, made);
	return made;
}

function treeLane(lane: SceneLane, { lanes }: Scene): SceneLane {
	const { id } = lane.lane;
	const threads = lanes.filter((other) => other.lane.kind === 'thread' && processOf(other.lane.id) === id).length;
	const name = threads === 0 ? lane.name.name : `${lane.name.name}, ${amount(threads, 'thread')}`;
	return {
		...lane,
		name: { ...lane.name, name },
		layers: lane.layers.filter(({ kind }) => TOLD.includes(kind)),
		points: lane.points.filter(({ kind }) => POINTS.includes(kind)),
	};
}

function outside({ span }: Scene): SceneLane {
	return {
		lane: { id: OUTSIDE, kind: 'process', name: 'outside the run' },
		...{ pen: 'outside', name: { name: 'outside the run', notes: [] }, depth: 0, holds: false },
		life: { from: span.from, to: span.to, open: true },
		...{ layers: [], events: [], points: [] },
	};
}

/** The visible stems: one at each birth, and one at each time that a process came to another parent. */
export function stemsOf(
	rowOf: (lane: LaneId) => Row | undefined,
	{ scene, window }: Look,
	boxes: readonly Box[],
): Stem[] {
	return scene.shown.flatMap((event): Stem[] => {
		const hung = hangs(event);
		const [child, parent] = [hung && rowOf(hung.child), hung && rowOf(hung.parent)];
		if (!hung || !child || !parent || child === parent || !isProcess(hung.child)) return [];
		const x = window.axis.x(event.t);
		if (x < window.left - 1 || x > window.right + 1) return [];
		const down = child.y > parent.y;
		const stem: Stem = {
			...{ t: event.t, x, pen: child.pen, adopted: event.kind === 'state', of: { kind: 'event', event } },
			y1: down ? parent.y + (parent.bars.length > 0 ? parent.bar : parent.bar / 2) : parent.y,
			y2: down ? child.y : child.y + child.bar,
		};
		const dashes = wordGaps({ x1: x, x2: x, y1: stem.y1, y2: stem.y2 }, boxes);
		return [{ ...stem, ...(dashes && { dashes }) }];
	});
}

function hangs(event: RunEvent): { child: LaneId; parent: LaneId } | undefined {
	if (event.kind === 'spawn') return { child: event.child, parent: event.lane };
	return isOrphaned(event) ? { child: event.lane, parent: event.parent } : undefined;
}

function isOrphaned(event: RunEvent): event is EventOf<'state'> & { parent: LaneId } {
	return event.kind === 'state' && event.state === 'orphaned' && event.parent !== undefined;
}

const isProcess = (id: LaneId) => !id.includes('.');
