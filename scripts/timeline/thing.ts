import type { Arrow } from '../recording/arrows.ts';
import type { Slice } from '../recording/slices.ts';
import type { LaneId, RunEvent } from '../recording/types.ts';
import type { Fold } from './axis.ts';

/**
 * Anything that stands in a timeline: what a reader may point at. A `group` is a collapsed process with all in it. `events`,
 * `slices` and `arrows` stand so close together that they are drawn as one thing.
 */
export type Thing =
	| { kind: 'event'; event: RunEvent }
	| { kind: 'slice'; slice: Slice }
	| { kind: 'arrow'; arrow: Arrow }
	| { kind: 'lane'; lane: LaneId }
	| { kind: 'fold'; fold: Fold }
	| { kind: 'group'; lane: LaneId }
	| { kind: 'events'; events: RunEvent[] }
	| { kind: 'slices'; slices: Slice[] }
	| { kind: 'arrows'; arrows: Arrow[] };
