/** Reads sums and conditions: `x + 1`, `total <= 2 and A.x = 1`. */
import { NotationError } from './notation-error.ts';
import type { Condition, Expression } from './types.ts';

/** The sum that a text is. */
export function expression(text: string, line: number): Expression {
	const reader = readerOf(text, line);
	const read = sum(reader);
	reader.end();
	return read;
}

/** The condition that a text is. */
export function condition(text: string, line: number): Condition {
	const reader = readerOf(text, line);
	const read = either(reader);
	reader.end();
	return read;
}

/** Every name in it. */
export function namesIn(part: Expression | Condition): string[] {
	if (typeof part === 'number') return [];
	return typeof part === 'string' ? [part] : [...namesIn(part.left), ...namesIn(part.right)];
}

interface Reader {
	/** The next token, if it is one of these. */
	take(...wanted: string[]): string | undefined;
	next(what: string): string;
	end(): void;
	wrong(what: string): NotationError;
}

const TOKEN = /\s*(\d+|[A-Za-z]\w*(?:\.\w+)?|[<>!]=|[-+*()<>=]|\S)/gy;

function readerOf(text: string, line: number): Reader {
	const tokens = [...text.trim().matchAll(TOKEN)].map(([, token = '']) => token);
	let at = 0;
	const wrong = (what: string) =>
		new NotationError(
			line,
			`${at < tokens.length ? `"${tokens[at]}"` : 'the end of the line'} stands where ${what} should, in "${text.trim()}"`,
			'Write sums as "x + 1" and conditions as "total <= 2 and x = 0".',
		);
	return {
		take: (...wanted) => (wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined),
		next(what) {
			const token = tokens[at];
			if (token === undefined || !/^\w/.test(token)) throw wrong(what);
			at++;
			return token;
		},
		end() {
			if (at < tokens.length) throw wrong('the line should end or a sign');
		},
		wrong,
	};
}

function either(reader: Reader): Condition {
	let left = both(reader);
	while (reader.take('or')) left = { is: 'or', left, right: both(reader) };
	return left;
}

function both(reader: Reader): Condition {
	let left = comparison(reader);
	while (reader.take('and')) left = { is: 'and', left, right: comparison(reader) };
	return left;
}

function comparison(reader: Reader): Condition {
	const left = sum(reader);
	const is = reader.take('=', '!=', '<', '<=', '>', '>=');
	if (!is) throw reader.wrong('one of = != < <= > >=');
	return { is: is as '=', left, right: sum(reader) };
}

function sum(reader: Reader): Expression {
	let left = product(reader);
	for (let sign = reader.take('+', '-'); sign; sign = reader.take('+', '-')) {
		left = { sign: sign as '+', left, right: product(reader) };
	}
	return left;
}

function product(reader: Reader): Expression {
	let left = atom(reader);
	while (reader.take('*')) left = { sign: '*', left, right: atom(reader) };
	return left;
}

function atom(reader: Reader): Expression {
	if (reader.take('-')) return { sign: '-', left: 0, right: atom(reader) };
	if (reader.take('(')) {
		const inner = sum(reader);
		if (!reader.take(')')) throw reader.wrong('a ")"');
		return inner;
	}
	const token = reader.next('a number or a name');
	if (token === 'and' || token === 'or') throw reader.wrong('a number or a name');
	return /^\d/.test(token) ? Number(token) : token;
}
