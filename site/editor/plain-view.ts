/** Texts in plain text areas, with line numbers; Tab leaves them as it leaves any field. */
import { element } from '../player/parts.ts';
import type { LineMark, TextView, TextViewOptions } from './text-view.ts';

interface Area {
	root: HTMLElement;
	field: HTMLTextAreaElement;
	gutter: HTMLElement;
	lines: number;
}

/** Makes the text areas within a place, one for each file; one of them is shown. */
export function plainView(place: HTMLElement, { texts, isReadOnly, label, changed }: TextViewOptions): TextView {
	const areas = new Map(Object.entries(texts).map(([file, text]) => [file, makeArea(file, text)]));
	const box = element('div', 'plain-texts');
	box.append(...[...areas.values()].map(({ root }) => root));
	place.append(box);
	let shown = Object.keys(texts)[0] ?? '';
	let composing = false;
	let marked: readonly LineMark[] = [];
	show(shown);

	function makeArea(file: string, text: string): Area {
		const field = document.createElement('textarea');
		Object.assign(field, { value: text, wrap: 'off', spellcheck: false, readOnly: isReadOnly(file) });
		field.setSelectionRange(0, 0);
		field.ariaLabel = label(file);
		for (const name of ['autocapitalize', 'autocomplete', 'autocorrect']) field.setAttribute(name, 'off');
		const gutter = element('div', 'gutter');
		gutter.ariaHidden = 'true';
		const root = element('div', 'plain-text');
		root.append(gutter, field);
		const area: Area = { root, field, gutter, lines: 0 };
		number(area);
		field.addEventListener('input', () => {
			number(area);
			changed(file, field.value);
		});
		field.addEventListener('compositionstart', () => (composing = true));
		field.addEventListener('compositionend', () => (composing = false));
		field.addEventListener('scroll', () => {
			gutter.scrollTop = field.scrollTop;
		});
		return area;
	}

	function show(file: string): void {
		shown = file;
		for (const [name, { root }] of areas) root.hidden = name !== file;
	}

	/** As many numbers as there are lines. */
	function number(area: Area): void {
		const count = area.field.value.split('\n').length;
		for (; area.lines > count; area.lines--) area.gutter.lastElementChild?.remove();
		while (area.lines < count) area.gutter.append(element('span', 'line', String(++area.lines)));
	}

	function fieldOf(file: string): HTMLTextAreaElement {
		return (areas.get(file) as Area).field;
	}

	function select(file: string, start: number, end: number): void {
		show(file);
		const field = fieldOf(file);
		field.focus({ preventScroll: true });
		field.setSelectionRange(start, end);
	}

	return {
		kind: 'plain',
		show,
		text: (file) => fieldOf(file).value,
		set(file, text) {
			const before = document.activeElement;
			const was = shown;
			select(file, 0, fieldOf(file).value.length);
			// The one way that leaves the field's own undo as it was.
			const typed = document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
			if (!typed && fieldOf(file).value !== text) {
				fieldOf(file).value = text;
				fieldOf(file).dispatchEvent(new Event('input'));
			}
			show(was);
			if (before !== fieldOf(was)) (before as HTMLElement | null)?.focus?.({ preventScroll: true });
		},
		goTo(file, line, column) {
			const lines = fieldOf(file).value.split('\n');
			const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
			const start = before + Math.min(column - 1, lines[line - 1]?.length ?? 0);
			select(file, start, before + (lines[line - 1]?.length ?? 0));
			const field = fieldOf(file);
			const height = field.scrollHeight / Math.max(1, lines.length);
			field.scrollTop = Math.max(0, (line - 1) * height - field.clientHeight / 3);
		},
		marks(lines) {
			for (const mark of marked) lineAt(mark)?.replaceChildren(String(mark.line));
			marked = lines;
			for (const mark of lines) {
				const pen = element('i', `${mark.pen}${mark.now ? ' now' : ''}`);
				pen.title = mark.words;
				lineAt(mark)?.prepend(pen);
			}
		},
		async settled() {
			while (composing) await new Promise((ended) => box.addEventListener('compositionend', ended, { once: true }));
		},
		place() {
			const { selectionStart: start, selectionEnd: end, scrollTop } = fieldOf(shown);
			return { file: shown, start, end, scrollTop, focused: document.activeElement === fieldOf(shown) };
		},
		restore({ file, start, end, scrollTop, focused }) {
			show(file);
			const field = fieldOf(file);
			field.setSelectionRange(start, end);
			if (focused) field.focus({ preventScroll: true });
			field.scrollTop = scrollTop;
		},
		focus: () => fieldOf(shown).focus(),
		end: () => box.remove(),
	};

	function lineAt({ file, line }: LineMark): Element | undefined {
		return areas.get(file)?.gutter.children[line - 1];
	}
}
