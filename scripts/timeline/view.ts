import type { LaneId } from '../recording/types.ts';

/** What part of a run a timeline shows, and how. */
export interface View {
	/** The visible stretch, as shares of the whole axis: 0 to 1. The axis keeps its shape while one zooms: only the window changes. */
	from: number;
	to: number;
	/** Processes that are drawn as one row together with their threads and all that they started. */
	collapsed: ReadonlySet<LaneId>;
	/** Folds that are drawn at length, by the instant at which they begin. */
	unfolded: ReadonlySet<number>;
	/** The process tree over time instead of what each lane did. */
	tree: boolean;
}

/** All of a run, each lane in a row. */
export const WHOLE: View = { from: 0, to: 1, collapsed: new Set(), unfolded: new Set(), tree: false };
