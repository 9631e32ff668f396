/** Moves a lab's timeline, transcript and source through one recording. */
import type { Recording, RunEvent } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { eventWords, instant } from '../../scripts/timeline/words.ts';
import { clock } from './clock.ts';
import { showMoment } from './moment.ts';
import { paceWords, playedFor } from './pace.ts';
import { type Drawn, lightLines } from './views.ts';

export interface LabPlayer {
	/** Plays, or pauses. */
	toggle(): void;
	/** One event on, or back. */
	step(by: 1 | -1): void;
	/** Goes to the instant at a place of the screen, pixels. */
	seek(clientX: number): void;
	/** Takes up the timeline as it was drawn anew, at the same instant. */
	redrawn(drawn: Drawn): void;
	/** Lets go of the views and shows the whole run. */
	end(): void;
}

export function labPlayer(lab: HTMLElement, recording: Recording, drawn: Drawn): LabPlayer {
	const events = recording.events.filter(({ kind }) => kind !== 'cpu');
	const end = Math.max(recording.header.durationUs ?? 0, events.at(-1)?.t ?? 0);
	const played = playedFor(events.length);
	const play = lab.querySelector('[data-play]') as HTMLElement;
	const moment = lab.querySelector('[data-moment]') as HTMLElement;
	/** How many events have happened; those of one instant are stepped through one by one. */
	let passed = events.length;

	const time = clock({ axis: () => drawn.layout.axis, from: 0, to: end, played, show: (t) => show(t), changed });

	function changed(playing: boolean): void {
		play.textContent = playing ? 'Pause' : 'Play';
		// What passes quickly is not read out.
		moment.setAttribute('aria-live', playing ? 'off' : 'polite');
		if (playing) moment.textContent = paceWords(end, played);
	}

	function show(t: number | undefined, count = countUntil(t)): void {
		const moved = count !== passed;
		passed = count;
		showMoment(drawn.svg, drawn.layout, t);
		for (const line of lab.querySelectorAll<HTMLElement>('[data-transcript] li')) {
			line.classList.toggle('ahead', t !== undefined && Number(line.dataset.t) > t);
		}
		if (!moved && t !== undefined) return;
		const now = t === undefined ? undefined : events[passed - 1];
		lightLines(lab, t === undefined ? new Map() : placesOf(events.slice(0, passed)), now?.at ? now.lane : undefined);
		if (!time.playing) moment.textContent = now ? momentWords(now) : t === undefined ? '' : 'Nothing has happened yet.';
	}

	function momentWords(event: RunEvent): string {
		const at = event.at ? ` · ${event.at.split('/').at(-1)}` : '';
		return `${instant(event.t)} · ${laneName(recording, event.lane)} ${eventWords(event, recording)}${at}`;
	}

	function countUntil(t: number | undefined): number {
		if (t === undefined) return events.length;
		let count = 0;
		while (count < events.length && (events[count] as RunEvent).t <= t) count++;
		return count;
	}

	return {
		toggle: () => (time.playing ? time.pause() : time.play()),
		step(by) {
			const from = time.t === undefined && by === 1 ? 0 : passed;
			const count = Math.min(events.length, Math.max(1, from + by));
			time.seek((events[count - 1] as RunEvent).t);
			show(time.t, count);
			moment.textContent = momentWords(events[count - 1] as RunEvent);
		},
		seek(clientX) {
			const { svg, layout } = drawn;
			const { left, width } = svg.getBoundingClientRect();
			time.seek(Math.min(end, Math.max(0, layout.axis.t(((clientX - left) / width) * layout.width))));
		},
		redrawn(anew) {
			drawn = anew;
			showMoment(drawn.svg, drawn.layout, time.t);
		},
		end() {
			time.pause();
			time.seek(undefined);
			moment.textContent = '';
		},
	};
}

/** Where each lane was last. A lane that has ended is nowhere. */
function placesOf(events: readonly RunEvent[]): Map<string, string> {
	const places = new Map<string, string>();
	for (const { lane, at, kind } of events) {
		if (kind === 'exit') places.delete(lane);
		else if (at) places.set(lane, at);
	}
	return places;
}
