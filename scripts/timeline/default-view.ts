import { processOf } from '../recording/lane-order.ts';
import type { LaneId } from '../recording/types.ts';
import { hiddenBy } from './groups.ts';
import type { Scene } from './scene.ts';
import { type View, WHOLE } from './view.ts';

/** So many rows are drawn one by one at first; of more lanes, processes come collapsed. */
const MOST_ROWS = 80;
/** And then so many rows are aimed at. */
const ROWS = 60;

/** How a run is shown at first: whole, and where it has very many lanes the deepest processes collapsed. */
export function defaultView(scene: Scene): View {
	if (scene.lanes.length <= MOST_ROWS) return WHOLE;
	const levels = Map.groupBy(parentsIn(scene), ({ depth }) => depth);
	const collapsed = new Set<LaneId>();
	for (const depth of [...levels.keys()].sort((a, b) => b - a)) {
		for (const { id } of levels.get(depth) ?? []) collapsed.add(id);
		if (rowsWith(scene, collapsed) <= ROWS) break;
	}
	return { ...WHOLE, collapsed };
}

/** The processes that hold more than themselves, and how deep they stand. */
function parentsIn({ lanes }: Scene): { id: LaneId; depth: number }[] {
	const holders = new Set<LaneId>();
	for (const { lane } of lanes) {
		const holder = lane.kind === 'thread' ? processOf(lane.id) : lane.parent && processOf(lane.parent);
		if (holder !== undefined) holders.add(holder);
	}
	return lanes.flatMap(({ lane, depth }) => (holders.has(lane.id) ? { id: lane.id, depth } : []));
}

function rowsWith(scene: Scene, collapsed: ReadonlySet<LaneId>): number {
	const hidden = hiddenBy(scene, collapsed);
	return scene.lanes.length - hidden.size + new Set(hidden.values()).size;
}
