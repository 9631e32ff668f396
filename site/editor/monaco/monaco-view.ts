/** Texts in Monaco. This is the entry of a bundle of its own, which pages load when somebody wants to edit. */
import './monaco.css';
import './start.ts';
import { editor, type IDisposable, Selection } from 'monaco-editor/editor/editor.api.js';
import type { LineMark, TextView, TextViewOptions } from '../text-view.ts';
import { inkTheme } from './ink-theme.ts';
import { closeModel, openModel, replaceText } from './shared-models.ts';

export { types } from './start.ts';

/** What Monaco needs beyond what a text area does. */
export interface MonacoOptions extends TextViewOptions {
	/** Where a file lies in the checkout: `labs/sharing/mutex/main.ts`. */
	path(file: string): string;
	/** What each text was before the reader typed. */
	began: Record<string, string>;
	/** Called where Tab has come to leave the text, or to write a tab again. */
	tabLeaves(now: boolean): void;
}

let themed = false;

/** Puts Monaco into a place. */
export function monacoView(place: HTMLElement, options: MonacoOptions): TextView {
	if (!themed) inkTheme();
	themed = true;
	const { texts, began, path, isReadOnly, label, changed, tabLeaves } = options;
	const models = new Map(
		Object.entries(texts).map(([file, text]) => [file, openModel(path(file), text, began[file] ?? text)]),
	);
	let shown = Object.keys(texts)[0] ?? '';
	const box = document.createElement('div');
	box.className = 'monaco-place';
	place.append(box);
	const monaco = editor.create(box, { ...OPTIONS, model: modelOf(shown), theme: 'ink', ...optionsOf(shown) });
	const states = new Map<string, editor.ICodeEditorViewState | null>();
	const decorations = new Map<string, string[]>();
	const listening: IDisposable[] = [...models].map(([file, model]) =>
		model.onDidChangeContent(() => changed(file, model.getValue())),
	);
	listening.push(
		monaco.onDidChangeConfiguration((event) => {
			const option = editor.EditorOption.tabFocusMode;
			if (event.hasChanged(option)) tabLeaves(monaco.getOption(option) as boolean);
		}),
	);

	function modelOf(file: string): editor.ITextModel {
		return models.get(file) as editor.ITextModel;
	}

	function optionsOf(file: string): editor.IEditorOptions {
		return { readOnly: isReadOnly(file), ariaLabel: label(file) };
	}

	function show(file: string): void {
		if (file === shown) return;
		states.set(shown, monaco.saveViewState());
		shown = file;
		monaco.setModel(modelOf(file));
		monaco.updateOptions(optionsOf(file));
		const state = states.get(file);
		if (state) monaco.restoreViewState(state);
	}

	return {
		kind: 'monaco',
		show,
		text: (file) => modelOf(file).getValue(),
		set: (file, text) => replaceText(modelOf(file), text),
		goTo(file, line, column) {
			show(file);
			const number = Math.min(line, modelOf(file).getLineCount());
			monaco.setSelection(new Selection(number, column, number, modelOf(file).getLineMaxColumn(number)));
			monaco.revealLineInCenterIfOutsideViewport(number);
			monaco.focus();
		},
		marks(lines) {
			for (const [file, model] of models) {
				const own = lines.filter((mark) => mark.file === file && mark.line <= model.getLineCount());
				decorations.set(file, model.deltaDecorations(decorations.get(file) ?? [], own.flatMap(decorationsOf)));
			}
		},
		settled: async () => {},
		place() {
			const model = modelOf(shown);
			const selection = monaco.getSelection() ?? new Selection(1, 1, 1, 1);
			return {
				file: shown,
				start: model.getOffsetAt(selection.getStartPosition()),
				end: model.getOffsetAt(selection.getEndPosition()),
				scrollTop: monaco.getScrollTop(),
				focused: monaco.hasTextFocus(),
			};
		},
		restore({ file, start, end, scrollTop, focused }) {
			show(file);
			const [from, to] = [start, end].map((offset) => modelOf(file).getPositionAt(offset));
			if (from && to) monaco.setSelection(Selection.fromPositions(from, to));
			monaco.setScrollTop(scrollTop);
			if (focused) monaco.focus();
		},
		focus: () => monaco.focus(),
		end() {
			for (const one of listening) one.dispose();
			for (const [file, model] of models) model.deltaDecorations(decorations.get(file) ?? [], []);
			monaco.dispose();
			for (const model of models.values()) closeModel(model);
			box.remove();
		},
	};
}

/** A pen beside the line; where the lane is now also its name behind it. The places of the pens follow their order. */
function decorationsOf(
	{ line, pen, words, now }: LineMark,
	_: number,
	all: LineMark[],
): editor.IModelDeltaDecoration[] {
	const range = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 };
	const beside = all.filter((mark) => mark.line === line && !mark.now).findIndex((mark) => mark.pen === pen);
	const end = { ...range, startColumn: 10_000, endColumn: 10_000 };
	if (!now)
		return [
			{
				range,
				options: {
					linesDecorationsClassName: `il-pen il-pen-${Math.min(3, beside)} ${pen}`,
					linesDecorationsTooltip: words,
				},
			},
		];
	const here = { content: ` ${words} `, inlineClassName: `il-here ${pen}` };
	return [
		{ range: end, options: { after: here, showIfCollapsed: true } },
		{ range, options: { isWholeLine: true, className: 'il-now' } },
	];
}

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
	automaticLayout: true,
	fontFamily: '"Martian Mono Variable", "Martian Mono fallback", "Courier New", monospace',
	fontVariations: '"wdth" 75',
	fontSize: 13,
	lineHeight: 20,
	fontLigatures: false,
	padding: { top: 8, bottom: 8 },
	lineNumbersMinChars: 3,
	lineDecorationsWidth: 22,
	glyphMargin: false,
	folding: false,
	minimap: { enabled: false },
	stickyScroll: { enabled: false },
	scrollBeyondLastLine: false,
	overviewRulerLanes: 0,
	overviewRulerBorder: false,
	hideCursorInOverviewRuler: true,
	fixedOverflowWidgets: true,
	contextmenu: false,
	bracketPairColorization: { enabled: false },
	guides: { indentation: false, bracketPairs: false },
	occurrencesHighlight: 'off',
	renderWhitespace: 'none',
	wordBasedSuggestions: 'off',
	suggest: { showIcons: false },
	inlayHints: { enabled: 'off' },
	lightbulb: { enabled: 'off' as editor.ShowLightbulbIconMode },
	scrollbar: {
		useShadows: false,
		alwaysConsumeMouseWheel: false,
		verticalScrollbarSize: 10,
		horizontalScrollbarSize: 10,
	},
	accessibilitySupport: 'auto',
	tabSize: 2,
	insertSpaces: false,
	detectIndentation: false,
};
