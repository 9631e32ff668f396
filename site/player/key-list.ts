/** The list of keys, in a dialog of its own. Fetched when a reader asks for it. */
import { element } from './parts.ts';

type Row = [keys: string, does: string];

const LAB: Row[] = [
	['Space', 'plays, pauses'],
	['← →  or  , .', 'one event back, one event on'],
	['Shift + ← →', 'the same, within one lane'],
	['[ ]', 'to the mark or output before, to the next'],
	['0 … 9', 'to the beginning, to one tenth of the run, to two …'],
	['Ctrl or ⌘ + Enter', 'runs the program on this machine'],
	['Esc', 'stops that run'],
	['?', 'this list'],
];

/** Those that act while the timeline has the focus. */
const TIMELINE: Row[] = [
	['↑ ↓', 'choose a lane, or the ruler'],
	['Enter', 'says what the lane is, folds a process, draws folded time at length'],
	['+ −', 'closer, farther'],
	['A D', 'move the stretch that is seen'],
	['F', 'the whole run'],
	['M', 'takes the moment as A, then as B, to compare them'],
];

/** Shows the keys until the reader closes it. */
export function listKeys(): void {
	const dialog = element('dialog', 'lab-keys') as HTMLDialogElement;
	const form = element('form') as HTMLFormElement;
	form.method = 'dialog';
	form.append(element('button', '', 'Close'));
	dialog.append(
		element('h2', '', 'Keys of a lab'),
		listOf(LAB),
		element('h3', '', 'In the timeline'),
		listOf(TIMELINE),
		form,
	);
	dialog.setAttribute('aria-label', 'Keys of a lab');
	dialog.addEventListener('close', () => dialog.remove());
	document.body.append(dialog);
	dialog.showModal();
}

function listOf(rows: Row[]): HTMLElement {
	const list = element('dl');
	for (const [keys, does] of rows) list.append(element('dt', '', keys), element('dd', '', does));
	return list;
}
