/**
 * Reads the notation of models (docs/steppers.md has all of it): first what is shared, then the programs, then what is
 * stated. A text in quotes at the end of a line is what a reader sees in its place; `#` begins a comment.
 */
import { checkModel } from './check-model.ts';
import { condition } from './expressions.ts';
import { NotationError } from './notation-error.ts';
import { parseProgram } from './parse-program.ts';
import type { Model, Program, Stated } from './types.ts';
import { type Written, writtenLines } from './written-lines.ts';

/** The model that a text describes; a NotationError names the line that is wrong. */
export function parse(text: string): Model {
	const lines = writtenLines(text);
	const first = lines.findIndex(({ text }) => HEAD.test(text));
	const rest = first === -1 ? [] : lines.slice(first);
	const model: Model = { shared: [], locks: [], queues: [], conditions: [], programs: [], ...statedIn(rest) };
	for (const line of first === -1 ? lines : lines.slice(0, first)) declare(line, model);
	for (const block of blocksOf(rest)) model.programs.push(programOf(block, model.programs));
	checkModel(model, lines);
	if (model.shows.length === 0) model.shows = model.shared.map(({ name }) => name);
	return model;
}

const HEAD = /^([A-D])\s*:(?:\s*as\s+([A-D]))?$/;
const STATED = /^(always|finally|shows)\b\s*(.*)$/;

function declare({ text, line }: Written, model: Model): void {
	const [, kind, name = '', more = ''] =
		/^(shared|lock|queue|condition)\s+([a-z]\w*|[A-Z]\w*)\s*(.*)$/.exec(text) ?? [];
	const start = /^=\s*(-?\d+)$/.exec(more)?.[1];
	const size = /^size\s+([1-9])$/.exec(more)?.[1];
	if (kind === 'shared' && start !== undefined) model.shared.push({ name, starts: Number(start) });
	else if (kind === 'queue' && size !== undefined) model.queues.push({ name, size: Number(size) });
	else if (kind === 'lock' && more === '') model.locks.push(name);
	else if (kind === 'condition' && more === '') model.conditions.push(name);
	else {
		throw new NotationError(
			line,
			`"${text}" declares nothing`,
			'Before the first program stand lines as "shared total = 0", "lock L", "queue q size 2" and "condition c"; a program begins with "A:".',
		);
	}
}

interface Block {
	head: Written;
	body: Written[];
}

function blocksOf(lines: Written[]): Block[] {
	const blocks: Block[] = [];
	for (const written of lines.filter(({ text }) => !STATED.test(text))) {
		if (HEAD.test(written.text)) blocks.push({ head: written, body: [] });
		else blocks.at(-1)?.body.push(written);
	}
	return blocks;
}

function programOf({ head, body }: Block, before: Program[]): Program {
	const [, key = '', as] = HEAD.exec(head.text) ?? [];
	const name = head.quoted ?? key;
	if (as === undefined) return { key, name, ...parseProgram(body, head.line) };
	const same = before.find((program) => program.key === as);
	if (!same)
		throw new NotationError(head.line, `there is no program ${as} above`, 'Name one that is written above it.');
	if (body[0]) throw new NotationError(body[0].line, `${key} is as ${as}, and has lines`, 'Leave out one of both.');
	return { ...same, key, name };
}

function statedIn(lines: Written[]): Pick<Model, 'always' | 'finally' | 'shows'> {
	const stated = { always: [] as Stated[], finally: [] as Stated[], shows: [] as string[] };
	for (const { text, quoted, line } of lines) {
		const [, kind, said = ''] = STATED.exec(text) ?? [];
		if (kind === 'shows') stated.shows.push(...said.split(',').map((name) => name.trim()));
		else if (kind === 'always' || kind === 'finally') {
			stated[kind].push({ condition: condition(said, line), says: quoted ?? said });
		}
	}
	return stated;
}
