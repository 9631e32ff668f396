/** What a timeline that is alive can do, and what it asks of who made it. */
import type { LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';
import type { Axis } from '../../scripts/timeline/axis.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import type { Place } from '../../scripts/timeline/relation-words.ts';
import type { View } from '../../scripts/timeline/view.ts';

export interface TimelineView {
	/** Draws another recording, or more of a growing one: then zoom and scroll stay. */
	show(recording: Recording, options?: ShowOptions): void;
	/** The cursor; undefined shows the whole run. What lies ahead is not there yet. `event` is what was stepped to, if it was. */
	moment(t: number | undefined, event?: RunEvent): void;
	/** Sets the two moments that are compared. */
	select(a?: Place, b?: Place): void;
	/** Marks the row of the lane that steps keep to; undefined: none. */
	lane(lane: LaneId | undefined): void;
	/** What part of the run is shown, and how. */
	view: View;
	/** The axis of the whole run, as wide as the timeline: the clock goes over it. */
	readonly base: Axis;
	/** The picture as it is drawn now. */
	readonly layout: Layout;
	end(): void;
}

export interface ShowOptions {
	growing?: boolean;
	/** The page has its picture already: it becomes alive soon, or when something is asked of it. */
	built?: boolean;
	/** The axis that two runs share. */
	axis?: (width: number) => Axis;
}

/** What a timeline asks of who made it. */
export interface Wants {
	/** The reader wants to see this instant, microseconds. */
	seek(t: number): void;
	/** The reader chose moments to compare, or none. */
	selected(a?: Place, b?: Place): void;
	viewChanged?(view: View): void;
	/** The reader went to a lane by key; undefined: to none. */
	lane?(lane: LaneId | undefined): void;
	/** The reader wants to see a place of the program: `main.ts:12`. */
	source?(at: string): void;
}
