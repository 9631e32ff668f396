/** A lab come to life: its stage, its kept runs and runs of this machine. Fetched at the first touch. */
import type { Recording } from '../../scripts/recording/types.ts';
import type { KeptRun } from '../components/lab/kept-runs.ts';
import { followShown } from '../runs/shown.ts';
import type { Command } from './commands.ts';
import { fetchRecording } from './fetch-recording.ts';
import { judgeRun } from './judge-run.ts';
import { ownRuns } from './own-runs.ts';
import type { Permalink } from './permalink.ts';
import { ending, factsOf, provenance } from './provenance.ts';
import { type Stage, stage } from './stage.ts';

/** What a lab can do once it is alive. */
export interface LiveLab {
	readonly stage: Stage;
	/** What a button or a key asked. */
	do(command: Command, value?: string): Promise<void>;
	/** Shows a whole run. */
	show(recording: Recording, of: ShownRun): Promise<void>;
	/** Fetches a kept run and shows it, at the moment that a link names. */
	showKept(name: string, link?: Permalink): Promise<void>;
	/** What a button for more than one run asked. */
	more(button: HTMLButtonElement): Promise<void>;
}

/** What is known of a run that a lab shows. */
export interface ShownRun {
	/** Of the kept run. */
	name?: string | undefined;
	/** What it is: `lost one, as in 97 of 200 runs`. */
	words?: string;
	/** True for a run of this machine. */
	own?: boolean;
}

/** What `shown` tells, which a lab dispatches whenever it shows a whole run. */
export interface ShownDetail {
	recording: Recording;
	name?: string | undefined;
	own: boolean;
}

/** `answer`: what the site answers when it is asked for the lab's first kept run. */
export async function liveLab(lab: HTMLElement, answer?: Promise<Response>): Promise<LiveLab> {
	const kept: KeptRun[] = JSON.parse(lab.dataset.kept ?? '[]');
	const part = (name: string) => lab.querySelector(`[data-${name}]`) as HTMLElement;
	const say = (words: string) => {
		part('status').textContent = words;
	};
	const run = kept[0] && (await fetchRecording(lab.dataset.base ?? '/', kept[0].name, answer));
	const on = stage(lab);
	const own = ownRuns(lab, { stage: on, say, shown: (recording) => show(recording, { own: true }) });
	let name: string | undefined = kept[0]?.name;

	async function show(recording: Recording, { name: of, words, own = false }: ShownRun): Promise<void> {
		name = of;
		await on.show(recording, of === undefined ? {} : { name: of });
		const from = own ? 'Your run' : 'Recorded';
		part('provenance').textContent = `${from}: ${provenance(recording.header)}${own ? ', just now' : ''}`;
		part('facts').textContent = factsOf(recording.header);
		if (own) on.do('verdicts');
		await judgeRun(lab.dataset.lab ?? '', recording, own ? 'in your run' : 'here');
		if (own) say(`Your run ${ending(recording.header)}.`);
		else if (words) say(`Shown: ${words}.`);
		const back = part('recorded');
		// A hidden button would lose the focus to the page.
		if (document.activeElement === back && name === kept[0]?.name)
			lab.querySelector<HTMLElement>('[data-do="toggle"]')?.focus();
		back.hidden = name === kept[0]?.name;
		const detail: ShownDetail = { recording, name, own };
		lab.dispatchEvent(new CustomEvent('shown', { bubbles: true, detail }));
	}

	async function showKept(wanted: string, link?: Permalink): Promise<void> {
		if (own.running) return;
		if (wanted !== name) {
			const words = kept.find((run) => run.name === wanted)?.words;
			const recording = await fetchRecording(lab.dataset.base ?? '/', wanted);
			await show(recording, { name: wanted, ...(words !== undefined && { words }) });
		}
		if (!link) return;
		lab.scrollIntoView({ block: 'start' });
		// The keys that come next are for it.
		lab.tabIndex = -1;
		lab.focus({ preventScroll: true });
		const said = on.open(link);
		if (said) say(said);
	}

	if (run) await on.show(run, { name: kept[0]?.name, built: true });

	const live: LiveLab = {
		stage: on,
		show,
		showKept,
		more: async (button) => (await import('../runs/more-runs.ts')).moreRuns(lab, live, button),
		async do(command, value) {
			if (command === 'run') await own.run();
			else if (command === 'stop') await own.stop();
			else if (own.running) return;
			else if (command === 'another') {
				const place = kept.findIndex((run) => run.name === name);
				await showKept(kept[(place + 1) % kept.length]?.name ?? '');
			} else if (command === 'recorded') await showKept(kept[0]?.name ?? '');
			else on.do(command, value);
		},
	};
	followShown(lab, live);
	return live;
}
