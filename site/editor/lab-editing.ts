/** The editor of a lab: it takes the place of the program, and its text is what runs. */
import type { Recording } from '../../scripts/recording/types.ts';
import type { LiveLab, ShownDetail } from '../player/live-lab.ts';
import { element } from '../player/parts.ts';
import type { Player } from '../player/player.ts';
import { fetchFiles } from './fetch-files.ts';
import { laneMarks, placeWords } from './lane-marks.ts';
import { placeLinks } from './place-links.ts';
import { type Work, work } from './work.ts';

/** A lab that is being edited. */
export interface LabEditing {
	/** The reader's texts; undefined where they are those that the lab runs without them. */
	readonly files: Record<string, string> | undefined;
	readonly work: Work;
	run(): Promise<void>;
	focus(): void;
}

interface Runs {
	run(): Promise<void>;
	stop(): Promise<void>;
	closed(): void;
}

/** Opens it. */
export async function labEditing(lab: HTMLElement, live: LiveLab, { run, stop, closed }: Runs): Promise<LabEditing> {
	const { lab: id = '', base = '/' } = lab.dataset;
	const { files, readOnly, changes = {} } = await fetchFiles(base, id);
	/** What the lab runs as it stands on the page: a variant may be made by a change. */
	const own = { ...files, ...changes[lab.dataset.variant ?? ''] };
	const stage = lab.querySelector('.stage') as HTMLElement;
	const reading = stage.querySelector<HTMLElement>('[data-program]');
	const place = element('div', 'program editing');
	const where = element('p', 'sr-only');
	if (reading) {
		reading.before(place);
		reading.hidden = true;
	} else stage.append(place);
	stage.classList.remove('alone');
	const edit = lab.querySelector<HTMLElement>('[data-do="edit"]');
	if (edit) edit.hidden = true;
	const title = lab.querySelector('.title')?.textContent ?? id;
	/** What the run that is shown was made of. */
	let shown: Record<string, string> = own;
	let unwatch = () => {};
	/** What the marks that are shown tell of. */
	let marked: { recording: Recording; what: string } | undefined;
	let opened = false;
	const at = await work(place, {
		...{ lab: id, task: false, files, readOnly, close },
		label: `Program of ${title}`,
		run,
		stop: () => void stop(),
		changed: () => {
			if (opened) mark();
		},
	});
	opened = true;
	place.append(where);
	const endLinks = placeLinks(lab.querySelector('[data-terminal]') as HTMLElement, {
		lab: id,
		files: [...Object.keys(files), ...Object.keys(readOnly)],
		goTo: at.editor.goTo,
	});
	lab.addEventListener('shown', follow);
	watch();
	at.editor.focus();

	function follow(event: Event): void {
		shown = { ...own, ...(event as CustomEvent<ShownDetail>).detail.files };
		watch();
	}

	function watch(): void {
		unwatch();
		unwatch = live.stage.player?.watch(mark) ?? (() => {});
		mark();
	}

	/** A file that is another by now than it was when it ran has lines of its own. */
	function mark(player: Player | undefined = live.stage.player): void {
		if (!player) return;
		const texts = at.files;
		const same = Object.keys(texts).filter((file) => texts[file] === shown[file]);
		const what = `${same} ${player.t === undefined ? '' : player.passed}`;
		// Between two events nothing changes here.
		if (marked?.recording === player.recording && marked.what === what) return;
		marked = { recording: player.recording, what };
		const marks = laneMarks([...same, ...Object.keys(readOnly)], player);
		at.editor.marks(marks);
		where.textContent = placeWords(marks);
	}

	function close(): void {
		unwatch();
		endLinks();
		lab.removeEventListener('shown', follow);
		at.end();
		place.remove();
		if (reading) reading.hidden = false;
		stage.classList.toggle('alone', !reading);
		closed();
		if (edit) edit.hidden = false;
		edit?.focus();
	}

	return {
		get files() {
			const texts = at.files;
			return Object.entries(own).some(([file, text]) => texts[file] !== text) ? texts : undefined;
		},
		work: at,
		run: at.run,
		focus: () => at.editor.focus(),
	};
}
