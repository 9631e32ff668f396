/** Runs of this machine, drawn as they happen. */
import { collector } from '../../scripts/recording/collector.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { Refused } from './companion-stream.ts';
import { type RunStream, startRun, type WantedRun } from './run-stream.ts';
import type { Stage } from './stage.ts';

/** The runs that a reader starts. */
export interface OwnRuns {
	readonly running: boolean;
	run(): Promise<void>;
	stop(): Promise<void>;
}

interface Wants {
	stage: Stage;
	say(words: string): void;
	/** What is run now: the lab as it is, or as the reader has it. */
	wanted(): WantedRun;
	/** Called with what a run did, once it is over. */
	shown(recording: Recording, of: WantedRun): Promise<void>;
}

/** A growing run is drawn anew at most so often, milliseconds. */
const REDRAW = 100;
/** What moves a whole run, or brings another. */
const CONTROLS = '[data-player] *, [data-do="another"], [data-do="recorded"]';
const GONE = 'The companion went away before the run ended. Start it again: npm start';

/** Starts runs of a lab, one at a time, and shows them on its stage. */
export function ownRuns(lab: HTMLElement, { stage, say, wanted, shown }: Wants): OwnRuns {
	let running: { stream?: RunStream; stopped: boolean } | undefined;
	/** Where the focus was when the run began, if that may not be used meanwhile. */
	let left: HTMLElement | undefined;

	async function run(): Promise<void> {
		if (running || button('run').hidden) return;
		const mine: { stream?: RunStream; stopped: boolean } = { stopped: false };
		running = mine;
		busy(true);
		say('Running…');
		const collected = collector();
		const of = wanted();
		const draw = redrawing(() => {
			if (collected.recording.lanes.length > 0) void stage.show(collected.recording, { growing: true });
		});
		try {
			mine.stream = await startRun(lab.dataset.lab ?? '', of);
			if (mine.stopped) await mine.stream.stop();
			for await (const item of mine.stream.items) {
				collected.add(item);
				draw.soon();
			}
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			say(error.message);
		} finally {
			draw.cancel();
			running = undefined;
			busy(false);
		}
		if (collected.recording.lanes.length === 0) return;
		await shown(collected.recording, of);
		if (!collected.ended) say(GONE);
	}

	async function stop(): Promise<void> {
		if (!running || running.stopped) return;
		running.stopped = true;
		say('Stopping…');
		await running.stream?.stop();
	}

	function button(name: 'run' | 'stop'): HTMLButtonElement {
		return lab.querySelector(`[data-do="${name}"]`) as HTMLButtonElement;
	}

	function busy(now: boolean): void {
		const [from, to] = now ? [button('run'), button('stop')] : [button('stop'), button('run')];
		const controls = [...lab.querySelectorAll<HTMLButtonElement>(CONTROLS)];
		const focused = document.activeElement as HTMLElement;
		to.hidden = false;
		for (const control of controls) control.disabled = now;
		// A hidden button, or a disabled one, would lose the focus to the page.
		if (now) left = controls.find((control) => control === focused);
		if (focused === from || (now && left)) (now ? to : (left ?? to)).focus();
		from.hidden = true;
		if (now) document.addEventListener('keydown', stopByKey);
		else document.removeEventListener('keydown', stopByKey);
		lab.toggleAttribute('data-running', now);
	}

	function stopByKey({ key, defaultPrevented }: KeyboardEvent): void {
		if (key === 'Escape' && !defaultPrevented && !document.querySelector('dialog[open]')) void stop();
	}

	return {
		get running() {
			return running !== undefined;
		},
		run,
		stop,
	};
}

/** Calls back soon after it was asked to, however often it is asked. */
function redrawing(redraw: () => void): { soon(): void; cancel(): void } {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return {
		soon() {
			timer ??= setTimeout(() => {
				timer = undefined;
				redraw();
			}, REDRAW);
		},
		cancel: () => clearTimeout(timer),
	};
}
