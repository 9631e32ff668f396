/** The forms of exercises: a program to write, gaps to fill, lines to put in order. Marked by regions in `exercise.ts`. */

/** What a learner does in an exercise's text. */
export type Form =
	| { kind: 'program' }
	/** The text in pieces: what stays, and the gaps, each with what stands in it at the start. */
	| { kind: 'gap'; pieces: (string | Gap)[] }
	/** The lines between the marks, and what stands before and after them. */
	| { kind: 'order'; before: string; lines: string[]; after: string };

/** A gap that is to be filled. */
export interface Gap {
	/** `add` of `// #region gap-add` */
	gap: string;
	text: string;
}

/** What was given for each gap, or the lines in the order that was found. */
export type Filled = Record<string, string> | string[];

/** A mistake in the marks of an exercise. */
export class FormError extends Error {
	readonly line: number;
	readonly remedy: string;

	constructor(line: number, problem: string, remedy: string) {
		super(problem);
		this.name = 'FormError';
		this.line = line;
		this.remedy = remedy;
	}
}

const BEGIN = /^\s*\/\/\s*#region\s+gap-([a-z0-9]+(?:-[a-z0-9]+)*)\s*$/;
const END = /^\s*\/\/\s*#endregion(?:\s+gap-([a-z0-9-]+))?\s*$/;
const ORDER_BEGIN = /^\s*\/\/\s*#region\s+order\s*$/;
const ORDER_END = /^\s*\/\/\s*#endregion\s+order\s*$/;

/** Takes the text of an exercise apart. Throws a FormError where its marks are missing or mixed up. */
export function formOf(text: string, kind: Form['kind']): Form {
	const lines = linesOf(text);
	if (kind === 'gap') return { kind, pieces: gapsIn(lines) };
	if (kind === 'order') return orderIn(lines);
	return { kind };
}

/** The exercise's text with what was found. */
export function assembled(form: Exclude<Form, { kind: 'program' }>, filled: Filled): string {
	if (form.kind === 'order') return form.before + (Array.isArray(filled) ? filled : form.lines).join('') + form.after;
	const given = Array.isArray(filled) ? {} : filled;
	return form.pieces.map((piece) => (typeof piece === 'string' ? piece : (given[piece.gap] ?? piece.text))).join('');
}

/** What was found in a text that was made of this exercise; undefined where the text is another one. */
export function filledOf(form: Exclude<Form, { kind: 'program' }>, text: string): Filled | undefined {
	try {
		const found = formOf(text, form.kind);
		if (found.kind === 'order') return found.lines;
		if (found.kind === 'program') return undefined;
		return Object.fromEntries(
			found.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [[piece.gap, piece.text]])),
		);
	} catch {
		return undefined;
	}
}

/** Where an answer is not one to this exercise; undefined where it is. `line` counts in the answer, from 1. */
export function faultIn(start: string, answer: string, kind: Form['kind']): FormError | undefined {
	if (kind === 'program') return undefined;
	try {
		const [form, found] = [formOf(start, kind), formOf(answer, kind)];
		if (form.kind === 'order' && found.kind === 'order') return otherLines(form, found) ?? changedOutside(form, found);
		return changedOutside(form, found);
	} catch (error) {
		if (error instanceof FormError) return error;
		throw error;
	}
}

function gapsIn(lines: string[]): (string | Gap)[] {
	const pieces: (string | Gap)[] = [];
	let kept = '';
	let open: { gap: string; text: string; line: number } | undefined;
	for (const [index, line] of lines.entries()) {
		const [, name] = BEGIN.exec(line.trimEnd()) ?? [];
		if (open && END.test(line.trimEnd())) {
			pieces.push({ gap: open.gap, text: open.text });
			[kept, open] = [line, undefined];
		} else if (open && name === undefined) open.text += line;
		else if (open)
			throw new FormError(index + 1, `gap "${name}" begins inside of gap "${open.gap}"`, 'End that one first.');
		else {
			kept += line;
			if (name === undefined) continue;
			if (pieces.some((piece) => typeof piece !== 'string' && piece.gap === name))
				throw new FormError(index + 1, `gap "${name}" stands there twice`, 'Give each a name of its own.');
			pieces.push(kept);
			open = { gap: name, text: '', line: index + 1 };
		}
	}
	if (open) throw new FormError(open.line, `gap "${open.gap}" has no end`, `Add: // #endregion gap-${open.gap}`);
	if (pieces.length === 0)
		throw new FormError(1, 'it has no gap', 'Mark one: // #region gap-name … // #endregion gap-name');
	return [...pieces, kept];
}

function orderIn(lines: string[]): Form {
	const [begin, end] = [ORDER_BEGIN, ORDER_END].map((mark) => lines.findIndex((line) => mark.test(line.trimEnd())));
	const remedy = 'Mark the lines: // #region order … // #endregion order';
	if (begin === undefined || begin < 0) throw new FormError(1, 'it has no lines to put in order', remedy);
	if (end === undefined || end < begin) throw new FormError(begin + 1, 'the lines to put in order have no end', remedy);
	return {
		kind: 'order',
		before: lines.slice(0, begin + 1).join(''),
		lines: lines.slice(begin + 1, end),
		after: lines.slice(end).join(''),
	};
}

/** The answer has the lines of the start, each as often. */
function otherLines(
	{ lines: given }: Form & { kind: 'order' },
	{ lines, before }: Form & { kind: 'order' },
): FormError | undefined {
	const left = given.map((line) => ({ text: unstyled(line), shown: line.trim() }));
	const first = linesOf(before).length + 1;
	for (const [index, line] of lines.entries()) {
		const place = left.findIndex(({ text }) => text === unstyled(line));
		if (place < 0) {
			const problem = `"${line.trim()}" is not one of the lines to put in order`;
			return new FormError(first + index, problem, 'Move the lines; do not change them.');
		}
		left.splice(place, 1);
	}
	const [missing] = left;
	if (missing === undefined) return undefined;
	return new FormError(first, `the line "${missing.shown}" is missing`, 'Use each line once.');
}

/** What is not the learner's stands as it was; the line that says what a text fails does not count. */
function changedOutside(form: Form, found: Form): FormError | undefined {
	const [before, after] = [fixedLines(form), fixedLines(found)];
	const length = Math.max(before.length, after.length);
	for (let index = 0; index < length; index++) {
		if (before[index]?.text === after[index]?.text) continue;
		const { line } = after[index] ?? after.at(-1) ?? { line: 1 };
		const what = form.kind === 'gap' ? 'gaps' : 'lines to put in order';
		const expected = before[index]?.shown;
		const remedy = expected === undefined ? 'Remove it.' : `Here must stand: ${expected}`;
		return new FormError(line, `this line is not one of the ${what}`, `Only the ${what} may be changed. ${remedy}`);
	}
	return undefined;
}

interface FixedLine {
	/** What is compared. */
	text: string;
	/** As it stands there. */
	shown: string;
	line: number;
}

function fixedLines(form: Form): FixedLine[] {
	if (form.kind === 'program') return [];
	const pieces = form.kind === 'gap' ? form.pieces : [form.before, { text: form.lines.join('') }, form.after];
	let line = 1;
	const fixed: FixedLine[] = [];
	for (const piece of pieces) {
		const lines = linesOf(typeof piece === 'string' ? piece : piece.text);
		if (typeof piece === 'string')
			for (const [index, text] of lines.entries())
				fixed.push({ text: unstyled(text), shown: text.trim(), line: line + index });
		line += lines.length;
	}
	return fixed.filter((each) => each.text !== '' && !(each.line === 1 && /^\/\/ fails: /.test(each.text)));
}

/** Without what an editor may change at a save: indentation and the kind of quotes. */
function unstyled(line: string): string {
	return line.trim().replaceAll(/"([^"'\\`]*)"/g, "'$1'");
}

/** The lines of a text, each with its end, whatever kind of end they had; without a mark of byte order. */
function linesOf(text: string): string[] {
	return text === ''
		? []
		: text
				.replace(/^\uFEFF/, '')
				.replaceAll('\r\n', '\n')
				.split(/(?<=\n)/);
}
