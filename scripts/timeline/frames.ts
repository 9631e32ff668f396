import type { LaneId } from '../recording/types.ts';
import { smallTabWidth, tabWidth } from './name-place.ts';
import type { Row } from './row-of.ts';
import type { SceneLane } from './scene.ts';
import type { Window } from './window.ts';

/** A process: what it holds stands in its frame. */
export interface Frame {
	lane: LaneId;
	pen: string;
	tab: string;
	x1: number;
	x2: number;
	y1: number;
	y2: number;
	/** True where it had not ended, or ends beyond the edge. */
	open: boolean;
	/** True where it begins within what is visible. */
	begins: boolean;
	/** The tab's box; its height is 17 at ease. */
	tabX: number;
	tabY: number;
	tabWidth: number;
	tabHeight: number;
	/** False where rows are low, and in the tree: only the stem is drawn, and the tab. */
	edges: boolean;
}

/** The frame that begins with a row. */
export function frameOf(
	row: Row,
	process: LaneId,
	lane: SceneLane | undefined,
	pen: string,
	window: Window,
	edges: boolean,
): Frame {
	const { axis, left, right } = window;
	// A process whose own lane is not shown still frames its threads.
	const life = lane?.lane.id === process ? lane.life : undefined;
	const zombie = lane?.layers.find(({ kind }) => kind === 'zombie')?.slices[0];
	const begin = life ? axis.x(life.from) : left;
	const end = life ? axis.x(Math.max(life.to, zombie?.to ?? 0)) : right;
	const at = row.mark === 1;
	return {
		...{ lane: process, pen, tab: process, y1: row.top, y2: row.top + row.height },
		...{ x1: Math.min(Math.max(begin, left), right), x2: Math.min(Math.max(end, left), right) },
		begins: begin >= left - 1 && begin <= right + 1,
		open: !life || life.open || zombie?.open === true || end > right + 1,
		...(at
			? { tabX: Math.min(Math.max(begin, left), right - tabWidth(process)), tabY: row.top, tabHeight: 17 }
			: { tabX: row.x, tabY: row.y + (row.bar - 13) / 2, tabHeight: 13 }),
		tabWidth: at ? tabWidth(process) : smallTabWidth(process),
		edges: edges && at,
	};
}
