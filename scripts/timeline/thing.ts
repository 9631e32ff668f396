import type { Arrow } from '../recording/arrows.ts';
import type { Slice } from '../recording/slices.ts';
import type { LaneId, RunEvent } from '../recording/types.ts';
import type { Fold } from './axis.ts';

/** Anything that stands in a timeline: what a reader may point at. A `group` is a collapsed process with all in it. */
export type Thing =
	| { kind: 'event'; event: RunEvent }
	| { kind: 'slice'; slice: Slice }
	| { kind: 'arrow'; arrow: Arrow }
	| { kind: 'lane'; lane: LaneId }
	| { kind: 'fold'; fold: Fold }
	| { kind: 'group'; lane: LaneId };
