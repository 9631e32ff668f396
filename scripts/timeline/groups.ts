/** Collapsed processes: one row for a process, its threads and all that they started. */
import { processOf } from '../recording/lane-order.ts';
import type { LaneId, RunEvent } from '../recording/types.ts';
import type { Scene, SceneLane } from './scene.ts';

/** A collapsed process as one lane, and how many of its lanes there were when. */
export interface Group {
	lane: SceneLane;
	/** How many lanes it has. */
	count: number;
	/** From one instant to the next: how many were alive, and how many cores' worth ran. */
	steps: Step[];
	/** The most that were alive at once. */
	most: number;
}

export interface Step {
	from: number;
	to: number;
	alive: number;
	ran: number;
}

/** For each lane that is in a collapsed process the topmost of these. */
export function hiddenBy({ recording, lanes }: Scene, collapsed: ReadonlySet<LaneId>): Map<LaneId, LaneId> {
	const hidden = new Map<LaneId, LaneId>();
	if (collapsed.size === 0) return hidden;
	const parents = new Map(recording.lanes.map(({ id, parent }) => [id, parent]));
	for (const { lane } of lanes) {
		let top: LaneId | undefined;
		let above: LaneId | undefined = lane.id;
		for (let steps = 0; above !== undefined && steps < 100; steps++) {
			const process = processOf(above);
			if (collapsed.has(process)) top = process;
			above = process === above ? parents.get(above) : process;
		}
		if (top !== undefined) hidden.set(lane.id, top);
	}
	// A process that holds nothing but itself is what it was.
	const counts = Map.groupBy(hidden.values(), (top) => top);
	for (const [id, top] of hidden) if (counts.get(top)?.length === 1) hidden.delete(id);
	return hidden;
}

/** The group of a process with these lanes; worked out once. */
export function groupOf(scene: Scene, top: LaneId, lanes: readonly SceneLane[]): Group {
	const known = scene.groups.get(top);
	if (known?.count === lanes.length) return known;
	const made = groupWith(lanes);
	scene.groups.set(top, made);
	return made;
}

function groupWith(lanes: readonly SceneLane[]): Group {
	const [first] = lanes as [SceneLane];
	const lives = lanes.flatMap(({ life }) => life ?? []);
	const steps = stepsOf(lanes);
	const points = lanes.flatMap(gravePoints).sort((a, b) => a.t - b.t);
	const { exit: _, life: __, ...own } = first;
	const life = lives.length > 0 && {
		from: Math.min(...lives.map(({ from }) => from)),
		to: Math.max(...lives.map(({ to }) => to)),
		open: lives.some(({ open }) => open),
	};
	return {
		lane: {
			...own,
			name: { name: `${first.name.name} + ${lanes.length - 1} more`, notes: [] },
			...{ layers: [], points, events: points, ...(life && { life }) },
		},
		...{ count: lanes.length, steps, most: steps.reduce((most, { alive }) => Math.max(most, alive), 1) },
	};
}

/** What must be seen of a lane also where it is one of many: errors, and an end that went badly. */
function gravePoints({ points, exit }: SceneLane): RunEvent[] {
	const errors = points.filter(({ kind }) => kind === 'error');
	return exit && (exit.signal !== null || (exit.code ?? 0) !== 0) ? [...errors, exit] : errors;
}

function stepsOf(lanes: readonly SceneLane[]): Step[] {
	const changes = lanes.flatMap(({ life, layers }) => [
		...(life ? [change(life.from, 1, 0), change(life.to, -1, 0)] : []),
		...layers.flatMap(({ kind, slices }) =>
			kind === 'running'
				? slices.flatMap(({ from, to, share = 0 }) => [change(from, 0, share), change(to, 0, -share)])
				: [],
		),
	]);
	changes.sort((a, b) => a.t - b.t);
	const steps: Step[] = [];
	let [alive, ran] = [0, 0];
	for (const [index, { t, lives, runs }] of changes.entries()) {
		[alive, ran] = [alive + lives, Math.max(0, ran + runs)];
		const to = changes[index + 1]?.t ?? t;
		if (to > t && alive > 0) steps.push({ from: t, to, alive, ran });
	}
	return steps;
}

const change = (t: number, lives: number, runs: number) => ({ t, lives, runs });
