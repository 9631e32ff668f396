/** An edit that a lesson offers, applied in the reader's own text; and its run beside that of the program as it is. */
import { fetchRecording } from '../player/fetch-recording.ts';
import type { LiveLab } from '../player/live-lab.ts';
import { besideLab } from '../runs/beside.ts';
import { shownOf } from '../runs/shown.ts';
import { type Changed, changedFrom } from './changed-from.ts';
import { fetchFiles } from './fetch-files.ts';

/** Opens the editor of a lab with its change applied; undoing takes it back. */
export async function applyChange(lab: HTMLElement, live: LiveLab): Promise<void> {
	const { files, changes = {} } = await fetchFiles(lab.dataset.base ?? '/', lab.dataset.lab ?? '');
	const change = changes[lab.dataset.variant ?? ''] ?? {};
	await live.do('edit');
	const { work } = live.editing ?? {};
	if (!work) return;
	const { texts, how } = changedFrom(files, work.files, change);
	const before = work.files;
	work.put(texts, HOW[how]);
	const place = firstChange(before, texts);
	if (place) work.editor.goTo(place.file, place.line);
	lab.querySelector('.editing')?.scrollIntoView({ block: 'nearest' });
}

const HOW: Record<Changed, string> = {
	applied: 'The change is made. Ctrl+Z takes it back.',
	already: 'The change is made already.',
	replaced: 'Your text had no place for the change: this is the changed program, and yours is offered below.',
};

/** The first line that is another than it was. */
function firstChange(
	before: Record<string, string>,
	after: Record<string, string>,
): { file: string; line: number } | undefined {
	for (const [file, text] of Object.entries(after)) {
		const old = (before[file] ?? '').split('\n');
		const at = text.split('\n').findIndex((line, index) => line !== old[index]);
		if (text !== before[file]) return { file, line: Math.max(0, at) + 1 };
	}
	return undefined;
}

/** Sets the run that the lab shows below the recorded one of the program as it is. */
export async function compareChange(lab: HTMLElement, live: LiveLab): Promise<void> {
	const recording = live.stage.player?.recording;
	if (!recording) return;
	const asItIs = await fetchRecording(lab.dataset.base ?? '/', lab.dataset.lab ?? '');
	const words = shownOf(lab)?.own ? 'changed, your run' : 'changed';
	besideLab(lab).show(
		{ recording: asItIs, words: 'as it is, recorded' },
		{ recording, words },
		{ title: 'Two runs, one clock: the program as it is, and changed' },
	);
}
