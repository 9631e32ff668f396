/** A lab come to life: runs, other recordings, and the clock that moves its views. Fetched at the first press. */
import { collector } from '../../scripts/recording/collector.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import type { KeptRun } from '../components/lab/kept-runs.ts';
import { fetchRecording } from './fetch-recording.ts';
import { judgeRun } from './judge-run.ts';
import { type LabPlayer, labPlayer } from './lab-player.ts';
import { ending, factsOf, provenance } from './provenance.ts';
import { Refused, type RunStream, startRun } from './run-stream.ts';
import { fillEvents, fillSource, fillTimeline, fillTranscript } from './views.ts';

/** What the buttons of a lab do. */
export interface LiveLab {
	run(): Promise<void>;
	stop(): Promise<void>;
	another(): Promise<void>;
	recorded(): Promise<void>;
	play(): Promise<void>;
	back(): Promise<void>;
	next(): Promise<void>;
	seek(event: MouseEvent): Promise<void>;
}

/** A growing run is drawn anew at most so often, milliseconds. */
const REDRAW = 100;

export function liveLab(lab: HTMLElement): LiveLab {
	const { lab: id = '', variant, base = '/' } = lab.dataset;
	const kept: KeptRun[] = JSON.parse(lab.dataset.kept ?? '[]');
	let player: LabPlayer | undefined;
	/** What the timeline was drawn from; absent while it is the page's own picture. */
	let shown: Recording | undefined;
	let running: { stream?: RunStream; stopped: boolean } | undefined;
	let turn = 0;

	const part = (name: string) => lab.querySelector(`[data-${name}]`) as HTMLElement;
	const button = (name: string) => part(name) as HTMLButtonElement;
	const say = (words: string) => {
		part('status').textContent = words;
	};

	async function run(): Promise<void> {
		if (running) return;
		const mine: { stream?: RunStream; stopped: boolean } = { stopped: false };
		running = mine;
		player?.end();
		player = undefined;
		busy(true);
		say('Running…');
		const collected = collector();
		const draw = redrawing(() => growing(collected.recording));
		try {
			mine.stream = await startRun(id, variant);
			if (mine.stopped) await mine.stream.stop();
			for await (const item of mine.stream.items) {
				collected.add(item);
				draw.soon();
			}
			if (!collected.ended) say('The companion went away before the run ended. Start it again: npm start');
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			say(error.message);
		} finally {
			draw.cancel();
			running = undefined;
			busy(false);
		}
		if (collected.recording.lanes.length === 0) return;
		await show(collected.recording, `Your run: ${provenance(collected.recording.header)}, just now`, 'in your run');
		if (collected.ended) say(`Your run ${ending(collected.recording.header)}.`);
		button('recorded').hidden = false;
	}

	async function stop(): Promise<void> {
		if (!running || running.stopped) return;
		running.stopped = true;
		say('Stopping…');
		await running.stream?.stop();
	}

	function busy(now: boolean): void {
		const [from, to] = now ? ['run', 'stop'] : ['stop', 'run'];
		// A disabled button would lose the focus to the page.
		const focused = document.activeElement === button(from as string);
		button(to as string).disabled = false;
		if (focused) button(to as string).focus();
		button(from as string).disabled = true;
		if (now) document.addEventListener('keydown', stopByKey);
		else document.removeEventListener('keydown', stopByKey);
		lab.toggleAttribute('data-running', now);
		for (const name of ['another', 'recorded', 'play', 'back', 'next']) button(name).disabled = now;
	}

	function stopByKey({ key }: KeyboardEvent): void {
		if (key === 'Escape') void stop();
	}

	function growing(recording: Recording): void {
		if (recording.lanes.length === 0) return;
		shown = recording;
		fillTimeline(lab, recording);
		fillTranscript(lab, recording);
	}

	async function show(recording: Recording, from: string, here: string): Promise<void> {
		player?.end();
		shown = recording;
		const drawn = fillTimeline(lab, recording);
		fillTranscript(lab, recording);
		fillSource(lab, recording);
		fillEvents(lab, recording);
		player = labPlayer(lab, recording, drawn);
		part('provenance').textContent = from;
		part('facts').textContent = factsOf(recording.header);
		await judgeRun(lab, recording, here);
	}

	async function showKept(run: KeptRun): Promise<void> {
		const recording = await fetchRecording(base, run.name);
		await show(recording, `Recorded: ${provenance(recording.header)}`, 'here');
		say(`Shown: ${run.words}.`);
		button('recorded').hidden = run === kept[0];
	}

	/** The player over what is shown; the first time that is the recorded run, which the page has only as a picture. */
	async function playing(): Promise<LabPlayer> {
		if (!player)
			await show(await fetchRecording(base, (kept[0] as KeptRun).name), part('provenance').textContent ?? '', 'here');
		return player as unknown as LabPlayer;
	}

	onWidth(part('timeline'), () => {
		if (!shown) return;
		const drawn = fillTimeline(lab, shown);
		player?.redrawn(drawn);
	});

	return {
		run,
		stop,
		async another() {
			// Every kept outcome in turn; the typical run came first.
			turn = (turn % (kept.length - 1)) + 1;
			await showKept(kept[turn] as KeptRun);
		},
		async recorded() {
			turn = 0;
			await showKept(kept[0] as KeptRun);
		},
		play: async () => (await playing()).toggle(),
		back: async () => (await playing()).step(-1),
		next: async () => (await playing()).step(1),
		seek: async (event) => {
			if (!running) (await playing()).seek(event.clientX);
		},
	};
}

/** Calls back when the width has changed, at most once a frame. */
function onWidth(place: HTMLElement, changed: () => void): void {
	let width = place.clientWidth;
	let frame = 0;
	new ResizeObserver(() => {
		if (place.clientWidth === width) return;
		width = place.clientWidth;
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(changed);
	}).observe(place);
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
