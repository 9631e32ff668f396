/** What a timeline shows of a recording, worked out once: all that depends neither on the width nor on the view. */
import { type Arrow, arrowsOf } from '../recording/arrows.ts';
import { processOf } from '../recording/lane-order.ts';
import { type Slice, slicesOf } from '../recording/slices.ts';
import type { EventOf, Lane, LaneId, Recording, RunEvent } from '../recording/types.ts';
import type { BaseAxis } from './base-axis.ts';
import { startedBy } from './folds.ts';
import type { Group } from './groups.ts';
import { layersOf } from './layers.ts';
import { outerWaits } from './outer-waits.ts';
import { pensOf } from './pens.ts';
import { isPoint } from './point-shapes.ts';
import { type LaneName, laneNames } from './row-names.ts';
import { rowsOf } from './rows.ts';
import { type Shape, shapesOf } from './shapes.ts';

export interface SceneOptions {
	/** Only these lanes. */
	lanes?: readonly LaneId[];
	/** Only this stretch of the run, microseconds; what lies before it is folded. */
	from?: number;
	to?: number;
	/** Only these events become instants, and bars of a standstill. */
	show?(event: RunEvent): boolean;
	/** More room between rows, pixels. */
	spread?: number;
	/** The run goes on: what is drawn keeps its place as far as it can, and time has room ahead. */
	growing?: boolean;
}

export interface Scene {
	recording: Recording;
	options: SceneOptions;
	span: Span;
	/** From top to bottom. */
	lanes: SceneLane[];
	/** All slices and events of these lanes within the span. */
	slices: Slice[];
	shown: RunEvent[];
	/** The events that become instants. */
	wanted: ReadonlySet<RunEvent>;
	/** Between two lanes that are shown. */
	arrows: Arrow[];
	/** The shapes of the marks that are shown, by the marks' names. */
	shapes: Map<string, Shape>;
	/** Until when nothing happens but that lanes start. */
	started: number;
	/** What was asked for before: axes by what they depend on, collapsed processes. */
	axes: Map<string, BaseAxis>;
	groups: Map<LaneId, Group>;
}

/** A lane with what it did. */
export interface SceneLane {
	lane: Lane;
	pen: string;
	name: LaneName;
	/** How deep it stands in the tree of processes. */
	depth: number;
	/** True of a process that has threads, or started another: it can be collapsed. */
	holds: boolean;
	/** Its life; absent where nothing tells of it. */
	life?: { from: number; to: number; open: boolean };
	exit?: EventOf<'exit'>;
	events: RunEvent[];
	/** From bottom to top. */
	layers: Layer[];
	/** The events that stand on it as instants, by time. */
	points: RunEvent[];
}

/** Slices of one kind, by their beginning. */
export interface Layer {
	kind: Slice['kind'];
	slices: Slice[];
}

/** The stretch of a run that is shown, microseconds. */
export interface Span {
	from: number;
	to: number;
}

/** Prepares a recording to be laid out. */
export function sceneOf(recording: Recording, options: SceneOptions = {}): Scene {
	const all = slicesOf(recording);
	const end = Math.max(recording.header.durationUs ?? 0, recording.events.at(-1)?.t ?? 0);
	const span = { from: options.from ?? 0, to: options.to ?? (options.growing ? roomAhead(end) : end) };
	const lanes = rowsOf(recording.lanes, options.lanes);
	const ids = new Set(lanes.map(({ id }) => id));
	const slices = shownSlices(all, recording, ids, options);
	const shown = recording.events.filter(({ lane, t }) => ids.has(lane) && t >= span.from && t <= span.to);
	const wanted = new Set(options.show ? shown.filter((event) => options.show?.(event)) : shown);
	const names = new Set([...wanted].flatMap((event) => (event.kind === 'mark' ? event.name : [])));
	return {
		...{ recording, options, span, slices, shown, wanted },
		lanes: sceneLanes(recording, lanes, { slices, shown, wanted, span }),
		arrows: withoutInnerWakes(arrowsOf(recording), all).filter(
			({ from, to }) =>
				from.lane !== to.lane && ids.has(from.lane) && ids.has(to.lane) && to.t >= span.from && from.t <= span.to,
		),
		shapes: new Map([...shapesOf(recording.events)].filter(([name]) => names.has(name))),
		started: startedBy(recording),
		...{ axes: new Map(), groups: new Map() },
	};
}

/** The end of an axis on which a growing run has room: it changes in few steps, and everything moves only then. */
function roomAhead(end: number): number {
	const least = Math.max(end, SHORTEST);
	const power = 10 ** Math.floor(Math.log10(least));
	return power * (STEPS.find((step) => step * power > least) ?? 10);
}

const SHORTEST = 100_000;
const STEPS = [1.5, 2, 3, 5, 7];

function shownSlices(slices: Slice[], { events }: Recording, ids: Set<LaneId>, { show }: SceneOptions): Slice[] {
	const own = slices.filter(({ lane }) => ids.has(lane));
	if (!show) return own;
	const blocks = new Set(
		events.flatMap((event) => (event.kind === 'block' && show(event) ? `${event.lane} ${event.t}` : [])),
	);
	return own.filter(({ kind, lane, from }) => kind !== 'blocked' || blocks.has(`${lane} ${from}`));
}

function sceneLanes(
	recording: Recording,
	lanes: Lane[],
	{ slices, shown, wanted, span }: Pick<Scene, 'slices' | 'shown' | 'wanted' | 'span'>,
): SceneLane[] {
	const pens = pensOf(recording);
	const parents = new Map(recording.lanes.map(({ id, parent }) => [id, parent]));
	const depthOf = (id: LaneId): number => {
		let depth = 0;
		for (let above = parents.get(id); above !== undefined && depth < 20; above = parents.get(above)) depth++;
		return depth;
	};
	const holders = new Set(
		recording.lanes.flatMap(({ id, kind, parent }) =>
			kind === 'thread' ? processOf(id) : parent ? processOf(parent) : [],
		),
	);
	const slicesOfLane = Map.groupBy(slices, ({ lane }) => lane);
	const eventsOfLane = Map.groupBy(shown, ({ lane }) => lane);
	return lanes.map((lane) => {
		const events = eventsOfLane.get(lane.id) ?? [];
		const own = (slicesOfLane.get(lane.id) ?? []).filter(({ from, to }) => to >= span.from && from <= span.to);
		const lives = own.filter(({ kind }) => kind === 'alive' || kind === 'starting');
		const [first, last] = [lives[0], lives.at(-1)];
		const exit = events.find((event) => event.kind === 'exit');
		return {
			lane,
			pen: pens.get(lane.id) ?? '',
			name: laneNames(recording, lane, events),
			depth: depthOf(lane.id),
			holds: holders.has(lane.id),
			...(first && last && { life: { from: first.from, to: last.to, open: last.open === true } }),
			...(exit && { exit }),
			events,
			layers: layersOf(own),
			points: events.filter((event) => isPoint(event) && wanted.has(event)),
		};
	});
}

/** Where a wait has another inside, one wake-up ended both: the outer one has the arrow, where it has one at all. */
function withoutInnerWakes(arrows: Arrow[], slices: Slice[]): Arrow[] {
	const end = ({ lane, t }: { lane: string; t: number }, on: string) => `${lane} ${t} ${on}`;
	const woken = new Set(arrows.flatMap(({ kind, to, label }) => (kind === 'wake' ? end(to, label) : [])));
	const inner = new Set(
		[...outerWaits(slices)].flatMap(([{ lane, to, label }, outer]) =>
			woken.has(end({ lane, t: outer.to }, outer.label)) ? end({ lane, t: to }, label) : [],
		),
	);
	return arrows.filter(({ kind, to, label }) => kind !== 'wake' || !inner.has(end(to, label)));
}
