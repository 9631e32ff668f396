/** What a model must be to mean something: names that exist, numbers that were given before they are used. */
import { didYouMean } from '../labs/near.ts';
import { namesIn } from './expressions.ts';
import { NotationError } from './notation-error.ts';
import { setBy } from './parse-program.ts';
import type { Condition, Expression, Model, Op, Program } from './types.ts';
import type { Written } from './written-lines.ts';

/** Throws a NotationError at the first line that means nothing. */
export function checkModel(model: Model, lines: Written[]): void {
	const last = lines.at(-1)?.line ?? 1;
	if (model.programs.length < 2 || model.programs.length > 4) {
		throw new NotationError(
			last,
			`the model has ${model.programs.length} programs`,
			'Write two to four, each below a line as "A:".',
		);
	}
	const shared = model.shared.map(({ name }) => name);
	const queues = model.queues.map(({ name }) => name);
	const names = [...shared, ...queues, ...model.locks, ...model.conditions];
	const lineOf = (name: string) => lines.findLast(({ text }) => new RegExp(`\\b${name}\\b`).test(text))?.line ?? last;
	const keys = model.programs.map(({ key }) => key);
	const twice = [...names, ...keys].find((name, index, all) => all.indexOf(name) !== index);
	if (twice) throw new NotationError(lineOf(twice), `"${twice}" is declared twice`, 'Give each its own name.');
	for (const program of model.programs) checkProgram(program, model, shared, queues);
	const used = model.programs.flatMap(({ code }) => code.flatMap((op) => thingsOf(op, model, shared, queues)));
	const idle = names.find((name) => !used.some(([thing]) => thing === name));
	if (idle) throw new NotationError(lineOf(idle), `no program uses "${idle}"`, 'Use it, or leave it out.');
	const numbers = [
		...shared,
		...queues,
		...model.programs.flatMap(({ key, locals }) => locals.map((name) => `${key}.${name}`)),
	];
	for (const line of lines.filter(({ text }) => /^(always|finally|shows)\b/.test(text))) {
		const stated = line.text.replace(/^\w+/, '');
		for (const [name] of stated.matchAll(/[A-Za-z]\w*(?:\.\w+)?/g)) {
			if (name === 'and' || name === 'or' || numbers.includes(name)) continue;
			throw unknown(line.line, name, numbers, 'no number is called', 'A program\'s own number is written as "A.x".');
		}
	}
}

function checkProgram({ code, key }: Program, model: Model, shared: string[], queues: string[]): void {
	const given = new Set<string>();
	for (const op of code) {
		for (const name of usedBy(op)) {
			if (given.has(name)) continue;
			if (shared.includes(name)) {
				throw new NotationError(
					op.line,
					`"${name}" is shared, and ${key} uses it without reading it`,
					`Read it first: "x = read ${name}".`,
				);
			}
			throw unknown(op.line, name, given, `${key} has no number`, 'Give it a value on a line above: "x = 0".');
		}
		for (const name of setBy(op)) {
			if (shared.includes(name)) {
				throw new NotationError(
					op.line,
					`"${name}" is shared, and ${key} sets it as its own`,
					`Write it by "write ${name} = …", or choose another name.`,
				);
			}
			given.add(name);
		}
		for (const [name, known, what] of thingsOf(op, model, shared, queues)) {
			if (!known.includes(name))
				throw unknown(op.line, name, known, `${what} is called`, `Declare it before the first program.`);
		}
	}
}

function usedBy(op: Op): string[] {
	const parts: (Expression | Condition)[] = [];
	if ('value' in op) parts.push(op.value);
	if (op.op === 'unless') parts.push(op.condition);
	if (op.op === 'wait while') parts.push(op.is);
	return parts.flatMap(namesIn);
}

type Thing = [name: string, known: string[], what: string];

/** The shared things that an op names, with what they must be. */
function thingsOf(op: Op, { locks, conditions }: Model, shared: string[], queues: string[]): Thing[] {
	switch (op.op) {
		case 'read':
			return [[op.from, shared, 'no shared number']];
		case 'write':
		case 'add':
			return [[op.to, shared, 'no shared number']];
		case 'lock':
		case 'unlock':
			return [[op.lock, locks, 'no lock']];
		case 'send':
		case 'receive':
			return [[op.queue, queues, 'no queue']];
		case 'wait':
			return [[op.on, conditions, 'no condition'], ...(op.lock ? [[op.lock, locks, 'no lock'] as Thing] : [])];
		case 'wait while':
			return [[op.on, shared, 'no shared number']];
		case 'notify':
			return [[op.on, [...conditions, ...shared], 'neither a condition nor a shared number']];
		default:
			return [];
	}
}

function unknown(line: number, name: string, known: Iterable<string>, what: string, remedy: string): NotationError {
	return new NotationError(line, `${what} "${name}"`, didYouMean(name, known) || remedy);
}
