/** An editor at work: the reader's own text of a lab, kept as it is typed, with what one does with it. */

import { sourceVersion } from '../../scripts/progress/source-version.ts';
import { drafts, type OtherDraft } from '../drafts/drafts.ts';
import { type Companion, findCompanion } from '../player/companion.ts';
import { element } from '../player/parts.ts';
import { byHand } from './by-hand.ts';
import { filesDifferenceHtml } from './difference.ts';
import { type Editor, openEditor } from './editor.ts';
import { keptNote } from './kept-note.ts';
import { keepChoice } from './load-monaco.ts';
import { otherTexts } from './other-texts.ts';
import { ownMachineWords } from './own-machine.ts';
import { textOnDisk } from './text-on-disk.ts';
import { copyFiles, download, openOnDisk } from './ways-out.ts';
import { type TextAct, workBar } from './work-bar.ts';

/** The lab that is worked on, and who hears of it. */
export interface WorkOptions {
	lab: string;
	task: boolean;
	/** The lab's own texts. */
	files: Record<string, string>;
	readOnly: Record<string, string>;
	label: string;
	/** Runs these texts; busy until it resolves. */
	run(files: Record<string, string>): Promise<unknown> | undefined;
	stop(): void;
	/** What else stands beside Run. */
	extra?: HTMLElement;
	/** True where `extra` runs and stops it, and says how to do that by hand. */
	judged?: boolean;
	/** Called after each change. */
	changed?(): void;
	/** Present where it can be closed. */
	close?(): void;
}

/** An editor with its draft and its bar. */
export interface Work {
	readonly files: Record<string, string>;
	readonly editor: Editor;
	/** Whether the texts differ from the lab's own. */
	readonly changed: boolean;
	/** Runs what is there now, as the Run button does. */
	run(): Promise<void>;
	/** Puts texts in the place of those that are there, which are kept, and can be had back by undoing. */
	put(texts: Record<string, string>, says: string): void;
	say(words: string): void;
	end(): void;
}

const WORDS = { before: 'the original', after: 'your text' };

/** Opens the reader's text of a lab in a place. */
export async function work(place: HTMLElement, how: WorkOptions): Promise<Work> {
	const { lab, task, label, files } = how;
	const draft = await drafts.open(lab, task, files);
	const root = element('div', 'work');
	root.role = 'group';
	root.ariaLabel = label;
	const at = element('div', 'text-place');
	const difference = element('div', 'differs');
	difference.hidden = true;
	let busy = false;
	let companion: Companion = 'none';
	const bar = workBar({ ...how, act: (act) => void doing(act), byHand: () => byHand(lab, Object.keys(files)) });
	const others = otherTexts(draft, take);
	root.append(at, keptNote(), bar.element, others.element, difference);
	place.append(root);
	const editor = await openEditor(at, {
		files: { ...files, ...draft.files },
		readOnly: how.readOnly,
		...{ label, lab },
		changed(file, text) {
			draft.set(file, text);
			tell();
		},
		run: () => void run(),
		stop: () => {
			if (busy || how.judged) how.stop();
		},
		tabLeaves: bar.tabLeaves,
		became: tell,
	});
	const unwatch = draft.watch(() => {
		others.show();
		tell();
	});
	tell();
	void findCompanion().then((found) => {
		companion = found;
		tell();
		if (found === 'ready') void textOnDisk(lab, files).then(others.onDisk);
	});

	/** Shows what hangs on the text: whether there is anything to take back, what differs. */
	function tell(): void {
		bar.show({ changed: draft.changed, busy, companion, kind: editor.kind, differs: !difference.hidden });
		if (!difference.hidden) difference.innerHTML = filesDifferenceHtml(files, editor.files, WORDS);
		how.changed?.();
	}

	async function run(): Promise<void> {
		if (companion !== 'ready') bar.say(ownMachineWords(companion, how.judged ? 'Checking' : 'Running'));
		if (busy || companion !== 'ready') return;
		busy = true;
		tell();
		try {
			await how.run(editor.files);
		} finally {
			busy = false;
			tell();
		}
	}

	async function doing(act: TextAct): Promise<void> {
		try {
			if (act === 'run') await run();
			else if (act === 'stop') how.stop();
			else if (act === 'reset') reset();
			else if (act === 'difference') {
				difference.hidden = !difference.hidden;
				tell();
			} else if (act === 'copy') bar.say(await copyFiles(editor.files));
			else if (act === 'download') bar.say(download(lab, editor.files));
			else if (act === 'open') bar.say(await openOnDisk(lab, editor.files));
			else if (act === 'plain') await changeKind();
			else how.close?.();
		} catch (error) {
			bar.say((error as Error).message);
		}
	}

	async function changeKind(): Promise<void> {
		const wanted = editor.kind === 'plain' ? 'monaco' : 'plain';
		const is = await editor.use(wanted);
		if (is === wanted) keepChoice(is);
		else bar.say('The full editor could not be loaded here: this plain text does the same.');
	}

	function reset(): void {
		draft.reset();
		taken('This is the original again. What you had is offered below.');
	}

	/** Another text takes the place of this one, which is kept, and can be had back by undoing as well. */
	function take(other: OtherDraft): void {
		draft.take(other.draft);
		taken('That text is here now. The one before is offered below.');
	}

	function taken(says: string): void {
		for (const [file, text] of Object.entries(draft.files)) if (Object.hasOwn(files, file)) editor.set(file, text);
		others.show();
		tell();
		bar.say(says);
		editor.focus();
	}

	return {
		get files() {
			return editor.files;
		},
		editor,
		get changed() {
			return draft.changed;
		},
		run,
		put(texts, says) {
			const at = { lab, task, base: sourceVersion(files), original: files, at: Date.now(), tab: 'put' };
			draft.take({ ...at, files: { ...files, ...texts } });
			taken(says);
		},
		say: bar.say,
		end() {
			unwatch();
			editor.end();
			draft.end();
			root.remove();
		},
	};
}
