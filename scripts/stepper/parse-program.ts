import { condition } from './expressions.ts';
import { NotationError } from './notation-error.ts';
import { actOf } from './parse-act.ts';
import type { Line, Op, Program } from './types.ts';
import type { Written } from './written-lines.ts';

/** The lines of one program, its code with all its repetitions written out, and the names of its own numbers. */
export function parseProgram(body: Written[], head: number): Pick<Program, 'lines' | 'code' | 'locals'> {
	const lines: Line[] = [];
	const code: Op[] = [];
	const left = [...body];

	/** Reads to the `end` or `else` of its block, and says which it was. */
	function block(depth: number, opened?: Written): 'end' | 'else' | 'bottom' {
		for (let written = left.shift(); written; written = left.shift()) {
			const { text, quoted, line } = written;
			const closes = text === 'end' || text === 'else' ? text : undefined;
			const shown = lines.push({ text: quoted ?? text, depth: closes ? depth - 1 : depth }) - 1;
			const [, word, given = ''] = /^(if|while|repeat)\b\s*(.*)$/.exec(text) ?? [];
			if (closes && opened) return closes;
			if (closes) throw new NotationError(line, `"${text}" closes nothing`, 'Remove it, or open a block above it.');
			if (word === 'repeat') repeat(given, depth, written);
			else if (word === 'if' || word === 'while') {
				const from = code.length;
				const jump: Op = { op: 'unless', condition: condition(given, line), to: 0, shown, line };
				code.push(jump);
				const closed = block(depth + 1, written);
				if (word === 'while') code.push({ op: 'jump', to: from, shown, line });
				if (word === 'while' && closed === 'else')
					throw new NotationError(line, '"while" has an "else"', 'Only "if" has one.');
				if (closed === 'else') {
					const over: Op = { op: 'jump', to: 0, shown, line };
					code.push(over);
					jump.to = code.length;
					if (block(depth + 1, written) === 'else')
						throw new NotationError(line, 'this "if" has two "else"', 'Keep one.');
					over.to = code.length;
				} else jump.to = code.length;
			} else code.push({ ...actOf(text, line), shown, line });
		}
		if (opened) throw new NotationError(opened.line, `"${opened.text}" has no "end"`, 'Close it by a line "end".');
		return 'bottom';
	}

	function repeat(given: string, depth: number, opened: Written): void {
		const times = /^[1-9]\d?$/.test(given) ? Number(given) : 0;
		if (times === 0)
			throw new NotationError(opened.line, `"${opened.text}" says no count`, 'Write "repeat 3", at most 99.');
		const from = code.length;
		if (block(depth + 1, opened) === 'else') {
			throw new NotationError(opened.line, '"repeat" has an "else"', 'Only "if" has one.');
		}
		const once = code.slice(from);
		for (let time = 1; time < times; time++) {
			const by = time * once.length;
			code.push(
				...once.map((op) => ('to' in op && typeof op.to === 'number' ? ({ ...op, to: op.to + by } as Op) : op)),
			);
		}
	}

	block(0);
	if (code.length === 0)
		throw new NotationError(head, 'this program has no step', 'Write its steps below it, one a line.');
	const locals = [...new Set(code.flatMap(setBy))];
	return { lines, code, locals };
}

/** The own number that an op sets. */
export function setBy(op: Op): string[] {
	if (op.op === 'read' || op.op === 'set') return [op.to];
	if (op.op === 'add') return op.old === undefined ? [] : [op.old];
	return op.op === 'receive' && op.to !== undefined ? [op.to] : [];
}
