/** What an exercise has under way: one check or one run, which Stop and Esc end. */
import { Refused } from '../player/companion-stream.ts';
import type { ExerciseElement } from './exercise-element.ts';

/** One check or run. */
export interface Mine {
	/** What ends it; called at once where it was stopped already. */
	stopping(stop: () => Promise<void>): void;
}

/** What keeps an exercise to one check or run at a time. */
export interface UnderWay {
	/** Does it, unless something is under way. What the companion refuses is said. */
	start(what: 'check' | 'run', does: (mine: Mine) => Promise<void>): Promise<void>;
	stop(): void;
}

/** Shows Stop as long as something is under way; the focus stays where it makes sense. */
export function oneAtATime(exercise: ExerciseElement, say: (words: string) => void): UnderWay {
	let stopNow: (() => void) | undefined;

	function busy(what: 'check' | 'run', now: boolean): void {
		const [stop, from] = [exercise.button('stop'), exercise.button(what)];
		const focused = document.activeElement;
		stop.hidden = !now;
		for (const ask of ['check', 'run'] as const) exercise.button(ask).hidden = now;
		// A hidden button would lose the focus to the page.
		if (now && (focused === exercise.button('check') || focused === exercise.button('run'))) stop.focus();
		if (!now && focused === stop) from.focus();
		if (now) document.addEventListener('keydown', byKey);
		else document.removeEventListener('keydown', byKey);
	}

	function byKey({ key, defaultPrevented }: KeyboardEvent): void {
		if (key === 'Escape' && !defaultPrevented && !document.querySelector('dialog[open]')) stopNow?.();
	}

	return {
		async start(what, does) {
			if (stopNow) return;
			let end: (() => Promise<void>) | undefined;
			let stopped = false;
			stopNow = () => {
				if (!stopped) say('Stopping…');
				stopped = true;
				void end?.().catch(() => {});
				end = undefined;
			};
			say('');
			busy(what, true);
			try {
				await does({
					stopping(stop) {
						end = stop;
						if (stopped) stopNow?.();
					},
				});
				if (stopped) say('');
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				say(error.message);
			} finally {
				stopNow = undefined;
				busy(what, false);
			}
		},
		stop() {
			stopNow?.();
		},
	};
}
