/** The list of keys, in a dialog of its own. Fetched when a reader asks for it. */
import { element } from './parts.ts';

const KEYS: [keys: string, does: string][] = [
	['Space', 'plays, pauses'],
	['← →  or  , .', 'one event back, one event on'],
	['Shift + ← →', 'the same, within one lane'],
	['↑ ↓', 'choose a lane, in the timeline'],
	['[ ]', 'to the mark or output before, to the next'],
	['0 – 9', 'to the beginning, to a tenth of the run, to two tenths …'],
	['+ −', 'zoom, in the timeline; A and D move it, F shows all'],
	['Enter', 'says what stands there, in the timeline'],
	['Ctrl or ⌘ + Enter', 'runs the program on this machine'],
	['Esc', 'stops the run, closes this list'],
	['?', 'this list'],
];

/** Shows the keys until the reader closes it. */
export function listKeys(): void {
	const dialog = element('dialog', 'lab-keys') as HTMLDialogElement;
	const list = element('dl');
	for (const [keys, does] of KEYS) list.append(element('dt', '', keys), element('dd', '', does));
	const form = element('form') as HTMLFormElement;
	form.method = 'dialog';
	form.append(element('button', '', 'Close'));
	dialog.append(element('h2', '', 'Keys of a lab'), list, form);
	dialog.setAttribute('aria-label', 'Keys of a lab');
	dialog.addEventListener('close', () => dialog.remove());
	document.body.append(dialog);
	dialog.showModal();
}
