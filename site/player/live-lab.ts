/** A lab come to life: its stage, its kept runs and runs of this machine. Fetched at the first touch. */
import type { Recording } from '../../scripts/recording/types.ts';
import type { KeptRun } from '../components/lab/kept-runs.ts';
import { knobsOf, knobWords } from '../editor/knobs.ts';
import type { LabEditing } from '../editor/lab-editing.ts';
import { progress } from '../progress/progress.ts';
import { followShown } from '../runs/shown.ts';
import type { Command } from './commands.ts';
import { fetchRecording } from './fetch-recording.ts';
import { judgeRun } from './judge-run.ts';
import { ownRuns } from './own-runs.ts';
import type { Permalink } from './permalink.ts';
import { ending, factsOf, provenance } from './provenance.ts';
import type { WantedRun } from './run-stream.ts';
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
	/** The editor, where it is open. */
	readonly editing: LabEditing | undefined;
	/** What a run is made of now: the lab as it is, or as the reader has it. */
	wanted(): WantedRun;
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
	/** What that run was made of. */
	of?: WantedRun;
}

/** What `shown` tells, which a lab dispatches whenever it shows a whole run. */
export interface ShownDetail {
	recording: Recording;
	name?: string | undefined;
	own: boolean;
	/** The reader's own text, where the run was made of it. */
	files?: Record<string, string> | undefined;
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
	const own = ownRuns(lab, {
		...{ stage: on, say, wanted },
		shown: (recording, of) => show(recording, { own: true, of }),
	});
	let name: string | undefined = kept[0]?.name;
	let editing: LabEditing | undefined;

	function wanted(): WantedRun {
		const knobs = knobsOf(lab);
		return { variant: lab.dataset.variant, files: editing?.files, ...(knobs && { knobs }) };
	}

	async function show(recording: Recording, { name: named, words, own = false, of = {} }: ShownRun): Promise<void> {
		name = named;
		on.program(of.files && Object.entries(of.files).map(([file, text]) => ({ file, text })));
		await on.show(recording, named === undefined ? {} : { name: named });
		const { header } = recording;
		const whose = of.files ? 'Your program' : 'Your run';
		part('provenance').textContent = own
			? `${whose}: ${provenance(header)}, just now`
			: `Recorded: ${provenance(header)}`;
		part('facts').textContent = factsOf(header);
		if (own) {
			on.do('verdicts');
			progress.ran(lab.dataset.lab ?? '');
		}
		await judgeRun(lab.dataset.lab ?? '', recording, own ? 'in your run' : 'here', of.files !== undefined);
		if (own) say(`${[whose, ...knobWords(header.knobs)].join(' ')} ${ending(header)}.`);
		else if (words) say(`Shown: ${words}.`);
		const back = part('recorded');
		// A hidden button would lose the focus to the page.
		if (document.activeElement === back && name === kept[0]?.name)
			lab.querySelector<HTMLElement>('[data-do="toggle"]')?.focus();
		back.hidden = name === kept[0]?.name;
		const detail: ShownDetail = { recording, name, own, files: of.files };
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
		wanted,
		get editing() {
			return editing;
		},
		more: async (button) => (await import('../runs/more-runs.ts')).moreRuns(lab, live, button),
		async do(command, value) {
			if (command === 'run') await (editing ? editing.run() : own.run());
			else if (command === 'edit') editing = await editLab();
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
	if (lab.querySelector('[data-knobs]'))
		void import('../editor/knob-controls.ts').then(({ knobControls }) => knobControls(lab));
	const edit = lab.querySelector('[data-do="edit"]');
	for (const near of ['pointerenter', 'focus'])
		edit?.addEventListener(
			near,
			() => void import('../editor/load-monaco.ts').then((monaco) => monaco.preloadMonaco()),
		);
	return live;

	/** Opens the editor, or goes there where it is open. */
	async function editLab(): Promise<LabEditing> {
		if (editing) editing.focus();
		// It comes beside what is fetched before it.
		else void import('../editor/load-monaco.ts').then(({ beginMonaco }) => beginMonaco());
		const { labEditing } = await import('../editor/lab-editing.ts');
		return (
			editing ??
			labEditing(lab, live, {
				run: () => own.run(),
				stop: () => own.stop(),
				closed: () => {
					editing = undefined;
				},
			})
		);
	}
}
