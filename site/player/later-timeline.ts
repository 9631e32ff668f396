import { inTasks } from '../timeline/in-tasks.ts';
import type { TimelineView } from '../timeline/timeline-view.ts';

/** A timeline that is made when it is needed. */
export interface LaterTimeline {
	/** Makes it, if it is not there yet. */
	now(): TimelineView;
	/** Makes it in an idle task, or at the first touch: until then the place keeps the picture that the page was built with. */
	soon(): void;
	end(): void;
}

/** `make` is called once. */
export function laterTimeline(place: HTMLElement, make: () => TimelineView): LaterTimeline {
	const until = new AbortController();
	const { signal } = until;
	let made: TimelineView | undefined;

	function now(): TimelineView {
		until.abort();
		made ??= make();
		return made;
	}

	return {
		now,
		soon() {
			inTasks([now], signal);
			// To ask for the layout draws it, before the touch goes on.
			for (const touch of ['pointerdown', 'keydown', 'wheel'])
				place.addEventListener(touch, () => void now().layout, { signal, passive: true });
		},
		end() {
			until.abort();
			made?.end();
		},
	};
}
