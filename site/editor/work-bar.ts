/** The bar below an editor: run, stop, and what else one does with a text. */
import type { Companion } from '../player/companion.ts';
import { element, newButton } from '../player/parts.ts';

/** What a button of the bar asks for. */
export type TextAct = 'run' | 'stop' | 'reset' | 'difference' | 'copy' | 'download' | 'open' | 'plain' | 'close';

/** What the bar shows. */
export interface BarState {
	/** The text differs from the original. */
	changed: boolean;
	/** A run is under way. */
	busy: boolean;
	companion: Companion;
	kind: 'monaco' | 'plain';
	/** The difference is shown. */
	differs: boolean;
}

interface BarOptions {
	extra?: HTMLElement;
	/** What `extra` does: then Run, Stop and how to run by hand are not shown. */
	judged?: boolean;
	close?(): void;
	act(act: TextAct): void;
	/** How to run the text without a companion. */
	byHand(): string;
}

/** Monaco's own key. */
const LET_OUT = /^Mac/.test(globalThis.navigator?.platform ?? '') ? 'Ctrl+Shift+M' : 'Ctrl+M';
const TAB = {
	writes: `Tab writes a tab. ${LET_OUT} lets it leave.`,
	leaves: `Tab leaves the text. ${LET_OUT} has it write a tab.`,
	plain: 'Tab leaves the text.',
};
const NO_TOKEN = 'To run it here, open the address that npm start prints: this browser is not known to it yet.';
const SURE = 'Reset all of it?';

/** The buttons, a sentence on how to leave, and a line that says what came of a press. */
export function workBar({ extra, judged = false, close, act, byHand }: BarOptions) {
	const root = element('div', 'work-bar');
	const main = element('p', 'press');
	const more = element('p', 'more');
	const note = element('p', 'note');
	const status = element('p', 'said');
	status.role = 'status';
	const button = (name: TextAct, words: string, className = 'plain') => {
		const made = newButton(words, className);
		made.dataset.act = name;
		made.addEventListener('click', () => pressed(name));
		return made;
	};
	const run = button('run', 'Run', 'primary');
	run.title = 'Ctrl+Enter or Shift+Enter';
	const stop = button('stop', 'Stop', 'primary');
	stop.title = 'Esc';
	const reset = button('reset', 'Reset');
	const difference = button('difference', 'Difference');
	const open = button('open', 'Open in my editor');
	const plain = button('plain', 'Plain text');
	main.append(run, stop, ...(extra ? [extra] : []));
	more.append(reset, difference, button('copy', 'Copy'), button('download', 'Download'), open, plain);
	if (close) more.append(button('close', 'Close'));
	root.append(main, more, note, status);
	/** Reset was pressed once: a second press does it. */
	let asked = false;
	let leaves = false;
	let state: BarState | undefined;

	function pressed(name: TextAct): void {
		const unsure = name === 'reset' && !asked;
		sure(unsure);
		if (!unsure) act(name);
	}

	function sure(now: boolean): void {
		asked = now;
		reset.textContent = now ? SURE : 'Reset';
	}
	reset.addEventListener('blur', () => sure(false));

	function show(now: BarState): void {
		state = now;
		const { changed, busy, companion, kind, differs } = now;
		const focused = document.activeElement;
		run.hidden = judged || busy || companion !== 'ready';
		stop.hidden = judged || !busy;
		// A hidden button would lose the focus to the page.
		if (focused === run && busy) stop.focus();
		if (focused === stop && !busy) run.focus();
		reset.disabled = !changed;
		difference.disabled = !changed && !differs;
		difference.ariaExpanded = String(differs);
		open.hidden = companion !== 'ready';
		plain.ariaPressed = String(kind === 'plain');
		main.hidden = run.hidden && stop.hidden && !extra;
		const how = judged || companion === 'ready' ? '' : companion === 'no token' ? NO_TOKEN : byHand();
		note.textContent = [kind === 'plain' ? TAB.plain : leaves ? TAB.leaves : TAB.writes, how].filter(Boolean).join(' ');
	}

	return {
		element: root,
		show,
		/** Tab has come to leave the text, or to write a tab again. */
		tabLeaves(now: boolean) {
			leaves = now;
			if (state) show(state);
		},
		say(words: string) {
			status.textContent = words;
		},
	};
}
