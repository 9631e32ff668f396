/** The parts of a stepper that change, as HTML: made at build time, and again in the page. */
import { nextOp } from '../../scripts/stepper/machine.ts';
import type { Model, State } from '../../scripts/stepper/types.ts';
import { escaped } from '../../scripts/timeline/plain.ts';
import type { Status } from './status.ts';

/** A program's lines, with the one that comes next, and its own numbers. */
export function linesHtml(model: Model, state: State, who: number): string {
	const program = model.programs[who];
	const next = nextOp(model, state, who)?.shown;
	const lines = (program?.lines ?? []).map(({ text, depth }, index) => {
		const isNext = index === next;
		const code = `<code>${'  '.repeat(depth)}${escaped(text)}</code>`;
		return `<li${isNext ? ' class="next" aria-current="step"' : ''}>${isNext ? '<span class="sr-only">next: </span>' : ''}${code}</li>`;
	});
	const end = `<li class="${next === undefined ? 'next at-end' : 'at-end'}">${next === undefined ? 'at its end' : '&nbsp;'}</li>`;
	return `<ol>${lines.join('')}${end}</ol>${ownHtml(model, state, who)}`;
}

function ownHtml(model: Model, state: State, who: number): string {
	const { locals = [] } = model.programs[who] ?? {};
	if (locals.length === 0) return '';
	const own = locals.map(
		(name, index) => `<code>${escaped(name)} = ${state.programs[who]?.locals[index] ?? '–'}</code>`,
	);
	return `<p class="own">its own: ${own.join(', ')}</p>`;
}

/** What is shared, with what the last step changed. */
export function memoryHtml(model: Model, state: State, before: State = state): string {
	const rows = [
		...model.shared.map(({ name }, index): [string, string, string] => [
			name,
			`${state.shared[index]}`,
			`${before.shared[index]}`,
		]),
		...model.locks.map((name, index): [string, string, string] => [
			`lock ${name}`,
			heldHtml(model, state.locks[index] ?? -1),
			heldHtml(model, before.locks[index] ?? -1),
		]),
		...model.queues.map(({ name, size }, index): [string, string, string] => [
			`queue ${name}`,
			queueText(state.queues[index] ?? [], size),
			queueText(before.queues[index] ?? [], size),
		]),
		...model.conditions.map((name): [string, string, string] => [
			`condition ${name}`,
			sleepersOn(model, state, name),
			sleepersOn(model, before, name),
		]),
	];
	const cells = rows.map(([name, value, was]) => {
		const changed = value !== was;
		const words = changed ? `<b>${value}</b> <span class="was">was ${was}</span>` : value;
		return `<tr${changed ? ' class="changed"' : ''}><th scope="row">${escaped(name)}</th><td>${words}</td></tr>`;
	});
	return `<table><caption>Shared by all</caption><tbody>${cells.join('')}</tbody></table>`;
}

function heldHtml(model: Model, by: number): string {
	return by === -1 ? 'free' : `held by ${escaped(model.programs[by]?.name ?? '')}`;
}

function queueText(queue: readonly number[], size: number): string {
	return `[${queue.join(', ')}] ${queue.length} of ${size}`;
}

function sleepersOn(model: Model, state: State, name: string): string {
	const asleep = state.asleep.filter((who) => {
		const op = nextOp(model, state, who);
		return op?.op === 'wait' && op.on === name;
	});
	return asleep.length === 0
		? 'nobody sleeps'
		: `${asleep.map((who) => escaped(model.programs[who]?.name ?? '')).join(', ')} asleep`;
}

/** What was done last, and what is decided. */
export function statusHtml({ says, verdict, because }: Status): string {
	const block = verdict
		? `<span class="verdict${verdict === 'Held' ? ' held' : ''}"><b>${verdict === 'Held' ? '✓ ' : ''}${verdict}</b> ${escaped(because ?? '')}</span>`
		: '';
	return `<span>${escaped(says)}</span>${block}`;
}
