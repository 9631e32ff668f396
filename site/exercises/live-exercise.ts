/** An exercise come to life: the learner's text, checks and runs of it, hints and the solution. Fetched when it is asked for. */

import { type Checked, checkedWords } from '../../scripts/recording/checked.ts';
import { collector } from '../../scripts/recording/collector.ts';
import { fetchFiles } from '../editor/fetch-files.ts';
import { ending } from '../player/provenance.ts';
import { startRun } from '../player/run-stream.ts';
import { progress } from '../progress/progress.ts';
import { laterSheet } from '../styles/later-sheet.ts';
import { startCheck } from './check-stream.ts';
import { checklist } from './checklist.ts';
import type { Ask, ExerciseElement } from './exercise-element.ts';
import sheet from './live-exercise.css?url';
import { ownForm } from './own-form.ts';
import { ownText } from './own-text.ts';
import { shownRun } from './shown-run.ts';
import { solutionView } from './solution-view.ts';
import { oneAtATime } from './under-way.ts';

/** An exercise that answers to its buttons and keys. */
export interface LiveExercise {
	/** What a button or a key asked. `value`: the claim whose run is to be opened. */
	do(ask: Ask, value?: string): Promise<void>;
	end(): void;
}

const GONE = 'The companion went away before the check ended. Start it again: npm start';
const RUN_GONE = 'The companion went away before the run ended. Start it again: npm start';
/** Said where the text was changed after it was judged. */
const OLDER = 'You have changed your text since: check it again.';
/** A growing run is drawn anew at most so often, milliseconds. */
const REDRAW = 100;

/** Brings an exercise to life. */
export async function liveExercise(exercise: ExerciseElement): Promise<LiveExercise> {
	const { lab = '', base = '/' } = exercise.dataset;
	const [{ task }] = await Promise.all([fetchFiles(base, lab), laterSheet(sheet)]);
	if (!task) throw new Error(`${lab} has no exercise`);
	const { files, readOnly, harness } = task;
	const place = (name: string) => exercise.place(name);
	const list = checklist(place('checklist'));
	const shown = shownRun(place('run'));
	const own = await (exercise.dataset.kind === 'program' ? ownText : ownForm)(exercise, {
		...{ lab, files, readOnly },
		check: () => check(),
		stop: () => under.stop(),
		changed,
	});
	const solution = solutionView(place('solution') as HTMLDetailsElement, () => own.files);
	const under = oneAtATime(exercise, say);
	/** What was judged last. */
	let judged:
		| { checked: Checked; texts: Record<string, string>; sources: { file: string; text: string }[] }
		| undefined;

	function say(words: string): void {
		place('status').textContent = words;
	}

	function changed(): void {
		solution.compare();
		if (!judged) return;
		const { texts } = judged;
		const words = Object.entries(own.files).some(([file, text]) => text !== texts[file]) ? OLDER : '';
		if (place('status').textContent !== words) say(words);
	}

	/** All that ran, the learner's text first. */
	function sources(texts: Record<string, string>): { file: string; text: string }[] {
		const given = harness === undefined ? readOnly : { 'harness.ts': harness, ...readOnly };
		return Object.entries({ ...texts, ...given }).map(([file, text]) => ({ file, text }));
	}

	async function check(): Promise<void> {
		const texts = { ...own.files };
		let checked: Checked | undefined;
		await under.start('check', async (mine) => {
			// On a phone, what comes of it stands below the text and its buttons.
			exercise.querySelector('.own')?.after(place('task'));
			list.clear();
			place('verdict').textContent = '';
			place('counts').textContent = 'Checking…';
			try {
				const stream = await startCheck(lab, texts);
				mine.stopping(stream.stop);
				for await (const item of stream.items) {
					if ('checked' in item) checked = item.checked;
					else {
						place('counts').textContent = `Run ${item.run} of ${item.of}`;
						list.count(item.claims);
					}
				}
				if (!checked) say(GONE);
			} finally {
				place('counts').textContent = '';
				if (!checked) list.clear();
			}
		});
		if (checked) tell(checked, texts);
	}

	function tell(checked: Checked, texts: Record<string, string>): void {
		judged = { checked, texts, sources: sources(texts) };
		const { verdict, says } = checkedWords(checked);
		list.show(checked);
		place('verdict').textContent = says;
		place('verdict').dataset.verdict = verdict;
		if (verdict !== 'not judged') progress.tried(lab, { solved: verdict === 'solved' });
		solution.compare();
	}

	async function run(): Promise<void> {
		const texts = { ...own.files };
		const ran = sources(texts);
		const collected = collector();
		await under.start('run', async (mine) => {
			say('Running…');
			const stream = await startRun(lab, { files: texts, task: true });
			mine.stopping(stream.stop);
			let drawn = 0;
			for await (const item of stream.items) {
				collected.add(item);
				if (performance.now() - drawn < REDRAW || collected.recording.lanes.length === 0) continue;
				drawn = performance.now();
				void shown.show(collected.recording, { title: 'Your run', sources: ran, growing: true });
			}
			say('');
		});
		if (collected.recording.lanes.length === 0) return;
		const words = `It ${ending(collected.recording.header)}. Nothing is judged by it: that is what Check is for.`;
		await shown.show(collected.recording, { title: 'Your run', words: collected.ended ? words : '', sources: ran });
		if (!collected.ended) say(RUN_GONE);
	}

	/** Opens the run that decided a claim, at the moment that shows it. */
	async function open(id: string): Promise<void> {
		const index = judged?.checked.verdicts.findIndex((claim) => claim.id === id) ?? -1;
		const claim = judged?.checked.verdicts[index];
		const recording = claim?.run === undefined ? undefined : judged?.checked.recordings[claim.run];
		if (!judged || !claim || !recording) return;
		const title = `Run ${claim.run} of the check: what refutes “${claim.says}”`;
		const words = sentence(checkedWords(judged.checked).claims[index] ?? '');
		await shown.show(recording, { title, words, sources: judged.sources, ...(claim.at && { at: claim.at }) });
		shown.bring();
	}

	return {
		/** `begin` asks for nothing more. */
		async do(ask, value = '') {
			if (ask === 'edit') await own.edit();
			else if (ask === 'check') await check();
			else if (ask === 'run') await run();
			else if (ask === 'stop') under.stop();
			else if (ask === 'open') await open(value);
			else if (ask === 'close-run') shown.close();
			else if (ask === 'not-yet') solution.close();
			else if (ask === 'anew') own.anew?.();
			else if (ask === 'compare') say(solution.sameWords());
			else if (ask === 'solution') {
				progress.tried(lab, { sawSolution: true });
				solution.open();
			}
		},
		end() {
			under.stop();
			own.end();
			shown.end();
		},
	};
}

/** `in run 7, …` as a sentence of its own. */
function sentence(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
}
