/** An editor of a few files: a plain text area at once, and in its place Monaco as soon as that has come. */
import './difference.css';
import './editor.css';
import { element } from '../player/parts.ts';
import { type FileTabs, fileTabs } from './file-tabs.ts';
import { loadMonaco, wantsMonaco } from './load-monaco.ts';
import { plainView } from './plain-view.ts';
import type { LineMark, TextView, TextViewOptions } from './text-view.ts';

/** An open editor. */
export interface Editor {
	/** The texts that may be changed, as they are now. */
	readonly files: Record<string, string>;
	readonly kind: 'monaco' | 'plain';
	/** Sets a file's text; that can be undone. */
	set(file: string, text: string): void;
	goTo(file: string, line: number, column?: number): void;
	/** Marks the lines of a run's lanes, in their colour and with their name. */
	marks(lines: readonly LineMark[]): void;
	focus(): void;
	/** Changes to the plain text area, or to Monaco; resolves with what it is then. */
	use(kind: 'monaco' | 'plain'): Promise<'monaco' | 'plain'>;
	end(): void;
}

/** What an editor shows, and who hears of it. */
export interface EditorOptions {
	files: Record<string, string>;
	/** Shown beside them, and not to be changed: pieces of labs/lib, by their path below labs. */
	readOnly?: Record<string, string>;
	/** What a screen reader calls it. */
	label: string;
	/** The lab, for the paths of its files. */
	lab?: string;
	changed(file: string, text: string): void;
	run(): void;
	stop(): void;
	/** Called where Tab has come to leave the text, or to write a tab again. */
	tabLeaves?(now: boolean): void;
	/** Called when another kind has taken its place. */
	became?(kind: 'monaco' | 'plain'): void;
}

let count = 0;

/** Opens an editor in a place. It can be typed into when this resolves. */
export async function openEditor(place: HTMLElement, how: EditorOptions): Promise<Editor> {
	const { files, readOnly = {}, label } = how;
	const texts = { ...files, ...readOnly };
	const began = { ...texts };
	const names = Object.keys(texts);
	const isReadOnly = (file: string) => !Object.hasOwn(files, file);
	const root = element('div', 'editor');
	const panel = element('div', 'texts');
	panel.id = `editor-${++count}`;
	let shown = names[0] ?? '';
	let marked: readonly LineMark[] = [];
	const tabs = tabsOf();
	root.append(tabs?.element ?? element('p', 'file', shown), panel);
	place.append(root);
	root.addEventListener('keydown', byKey, { capture: true });
	root.addEventListener('keydown', stopByKey);
	const options: TextViewOptions = {
		texts,
		isReadOnly,
		label: (file) => `${label}: ${file}${isReadOnly(file) ? ', read only' : ''}`,
		changed,
	};
	let view: TextView = plainView(panel, options);
	let ended = false;

	function tabsOf(): FileTabs | undefined {
		if (names.length < 2) return undefined;
		panel.role = 'tabpanel';
		const made = fileTabs(names, { panel, label: `Files of ${label}`, isReadOnly, chosen: show });
		made.select(shown);
		return made;
	}

	function show(file: string): void {
		shown = file;
		view.show(file);
	}

	function changed(file: string, text: string): void {
		if (texts[file] === text) return;
		texts[file] = text;
		how.changed(file, text);
	}

	/** Before the text area or Monaco see the key: to them it would be a new line. */
	function byKey(event: KeyboardEvent): void {
		const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
		if (key !== 'Enter' || altKey || !(ctrlKey || metaKey || shiftKey)) return;
		if (!panel.contains(event.target as Node)) return;
		event.preventDefault();
		event.stopPropagation();
		how.run();
	}

	/** After them: a list of completions is closed first. */
	function stopByKey({ key, defaultPrevented }: KeyboardEvent): void {
		if (key === 'Escape' && !defaultPrevented) how.stop();
	}

	async function use(kind: 'monaco' | 'plain'): Promise<'monaco' | 'plain'> {
		if (ended || view.kind === kind) return view.kind;
		const made = kind === 'plain' ? plainView : await monaco();
		// Who writes a character of several keys right now is not to lose it.
		await view.settled();
		if (!made || ended) return view.kind;
		const at = view.place();
		const before = view;
		view = made(panel, { ...options, texts: { ...texts } });
		before.end();
		view.show(shown);
		view.marks(marked);
		view.restore(at);
		how.became?.(view.kind);
		return view.kind;
	}

	async function monaco(): Promise<((place: HTMLElement, options: TextViewOptions) => TextView) | undefined> {
		try {
			const { monacoView } = await loadMonaco();
			return (place, options) =>
				monacoView(place, {
					...options,
					began,
					path: (file) => `labs/${file.startsWith('lib/') ? file : `${how.lab ?? 'text'}/${file}`}`,
					tabLeaves: (now) => how.tabLeaves?.(now),
				});
		} catch (error) {
			console.warn('The full editor could not be loaded.', error);
			return undefined;
		}
	}

	if (wantsMonaco()) void use('monaco');

	return {
		get files() {
			return Object.fromEntries(Object.keys(files).map((file) => [file, texts[file] ?? '']));
		},
		get kind() {
			return view.kind;
		},
		set: (file, text) => view.set(file, text),
		goTo(file, line, column = 1) {
			if (!Object.hasOwn(texts, file)) return;
			tabs?.select(file);
			shown = file;
			view.goTo(file, line, column);
		},
		marks(lines) {
			marked = lines;
			view.marks(lines);
		},
		focus: () => view.focus(),
		use,
		end() {
			ended = true;
			view.end();
			root.remove();
		},
	};
}
