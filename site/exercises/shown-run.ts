/** The run of an exercise that a reader looks at: one of their own, or one that refutes. */
import type { LaneId, Recording } from '../../scripts/recording/types.ts';
import { listen } from '../player/commands.ts';
import { element } from '../player/parts.ts';
import { type Stage, stage } from '../player/stage.ts';

/** The place below an exercise where a run is shown. */
export interface ShownRun {
	/** Shows a run, or as much of it as there is. */
	show(recording: Recording, how: HowShown): Promise<void>;
	/** Goes there, with the focus. */
	bring(): void;
	close(): void;
	end(): void;
}

/** With what a run is shown. */
export interface HowShown {
	/** What it is: `Run 7 of the check`. */
	title: string;
	/** What it is shown for. */
	words?: string;
	/** What ran: the learner's own text first. */
	sources: { file: string; text: string }[];
	/** More of it will come. */
	growing?: boolean;
	/** The moments that matter: the player stands at the last of them. */
	at?: readonly { t: number; lane: LaneId }[];
}

/** Shows runs in the place that Exercise.astro made for them. */
export function shownRun(place: HTMLElement): ShownRun {
	const name = place.querySelector('[data-run-name]') as HTMLElement;
	const ended = new AbortController();
	let on: Stage | undefined;
	let sources: HowShown['sources'] | undefined;

	function staged(): Stage {
		if (on) return on;
		const made = stage(place);
		listen(place, (command, value) => made.do(command, value), ended.signal);
		const timeline = place.querySelector<HTMLElement>('[data-timeline]');
		if (timeline) timeline.tabIndex = 0;
		on = made;
		return made;
	}

	return {
		async show(recording, { title, words = '', growing = false, at, ...how }) {
			place.hidden = false;
			name.replaceChildren(element('b', '', title), words);
			const anew = sources !== how.sources;
			sources = how.sources;
			await staged().show(recording, { growing, ...(anew && { sources }) });
			const moments = at ?? [];
			const [first, last] = [moments[0], moments.at(-1)];
			if (!last) return;
			if (first && first !== last) staged().timeline.select(first, last);
			on?.player?.seek(last.t, last.lane);
		},
		bring() {
			place.scrollIntoView({ block: 'start' });
			name.focus({ preventScroll: true });
		},
		close() {
			on?.player?.pause();
			place.hidden = true;
		},
		end() {
			ended.abort();
			on?.end();
		},
	};
}
