/** A model's steps, waits and ends in words. */
import { listed } from '../timeline/numbers.ts';
import type { End } from './ends.ts';
import { blocked, nextOp } from './machine.ts';
import { type Played, play } from './play.ts';
import type { Blocked, Model, Op, State } from './types.ts';

/** What a step was, for the bar that stands for it: `read 0`. */
export function stepLabel(model: Model, before: State, after: State, who: number): string {
	const op = nextOp(model, before, who);
	switch (op?.op) {
		case 'read':
			return `read ${own(model, after, who, op.to)}`;
		case 'set':
			return `${op.to} = ${own(model, after, who, op.to)}`;
		case 'write':
			return `write ${cell(model, after, op.to)}`;
		case 'add':
			return `add ${cell(model, after, op.to) - cell(model, before, op.to)}`;
		case 'lock':
		case 'unlock':
			return `${op.op} ${op.lock}`;
		case 'send':
			return `send ${queue(model, after, op.queue).at(-1)}`;
		case 'receive':
			return `receive ${queue(model, before, op.queue)[0]}`;
		case 'wait':
			return before.programs[who]?.woken ? `lock ${op.lock}` : 'wait';
		case 'wait while':
			return after.asleep.includes(who) ? 'wait' : 'no wait';
		default:
			return op?.op ?? '';
	}
}

/** What a step was, in a sentence without its stop: `Worker A reads total: x is 0`. */
export function stepWords(model: Model, before: State, after: State, who: number): string {
	const op = nextOp(model, before, who);
	return op ? `${nameOf(model, who)} ${didWords(model, before, after, who, op)}` : '';
}

function didWords(model: Model, before: State, after: State, who: number, op: Op): string {
	switch (op.op) {
		case 'read':
			return `reads ${op.from}: ${op.to} is ${own(model, after, who, op.to)}`;
		case 'set':
			return `works out ${op.to}: it is ${own(model, after, who, op.to)}`;
		case 'write':
			return `writes ${op.to}: it is ${cell(model, after, op.to)}`;
		case 'add':
			return `adds ${cell(model, after, op.to) - cell(model, before, op.to)} to ${op.to}, in one step: it is ${cell(model, after, op.to)}`;
		case 'lock':
			return `takes lock ${op.lock}`;
		case 'unlock':
			return `gives lock ${op.lock} back`;
		case 'send':
			return `puts ${queue(model, after, op.queue).at(-1)} into ${op.queue}`;
		case 'receive':
			return `takes ${queue(model, before, op.queue)[0]} out of ${op.queue}`;
		case 'wait':
			if (before.programs[who]?.woken) return `takes lock ${op.lock} again and goes on`;
			return `${op.lock === undefined ? '' : `gives lock ${op.lock} back and `}sleeps until ${op.on} is notified`;
		case 'wait while':
			return after.asleep.includes(who)
				? `finds ${op.on} at ${cell(model, before, op.on)} and sleeps until it is notified`
				: `finds ${op.on} at ${cell(model, before, op.on)} and does not sleep`;
		case 'notify': {
			const woken = before.asleep.filter((sleeper) => !after.asleep.includes(sleeper));
			const whom = woken.length === 0 ? 'nobody sleeps there' : `wakes ${namesOf(model, woken)}`;
			return `notifies ${op.on}: ${whom}`;
		}
		default:
			return op.op;
	}
}

/** Why a program cannot move: `waits for lock L, held by Worker B`. */
export function blockedWords(model: Model, who: number, why: Blocked): string {
	switch (why.why) {
		case 'ended':
			return 'is at its end';
		case 'lock':
			return `waits for lock ${why.on}, ${why.by === who ? 'which it holds itself' : `held by ${nameOf(model, why.by)}`}`;
		case 'full':
			return `waits: ${why.on} is full`;
		case 'empty':
			return `waits: ${why.on} is empty`;
		case 'asleep':
			return `sleeps until ${why.on} is notified`;
	}
}

/** For each that is not at its end and cannot move, why: `Worker A waits for lock M, held by Worker B`; and what wake-up was lost. */
export function stuckWords(model: Model, played: Played, stuck: readonly number[]): string {
	const state = played.states.at(-1) as State;
	const each = stuck.map((who) => {
		const why = blocked(model, state, who);
		const lost = why?.why === 'asleep' ? lostWakeUp(model, played, who, why.on) : undefined;
		const words = why ? blockedWords(model, who, why) : '';
		return `${nameOf(model, who)} ${words}${lost === undefined ? '' : ` (a lost wake-up: the notify of step ${lost} came before it slept)`}`;
	});
	return each.join('; ');
}

/** The last step that notified what a sleeper sleeps on, woke nobody, and came before it slept. */
export function lostWakeUp(model: Model, { moved, states }: Played, who: number, on: string): number | undefined {
	const slept = states.findLastIndex((state) => !state.asleep.includes(who)) + 1;
	const notified = moved.findLastIndex((mover, index) => {
		const before = states[index] as State;
		const op = nextOp(model, before, mover);
		const woke = before.asleep.length > (states[index + 1]?.asleep.length ?? 0);
		return index < slept - 1 && op?.op === 'notify' && op.on === on && !woke;
	});
	return notified === -1 ? undefined : notified + 1;
}

/** How a model ends, in a few words: `total 1`, or who is stuck. */
export function endWords(model: Model, end: End): string {
	const values = end.values.map(({ name, value }) => `${name} ${value}`).join(', ');
	if (end.stuck.length === 0) return values || 'all at their end';
	return `deadlock: ${stuckWords(model, play(model, end.example), end.stuck)}`;
}

/** `Worker A and Worker B` */
export function namesOf(model: Model, programs: readonly number[]): string {
	return listed(programs.map((who) => nameOf(model, who)));
}

/** `Worker A` */
export function nameOf(model: Model, who: number): string {
	return model.programs[who]?.name ?? '';
}

function own(model: Model, state: State, who: number, name: string): number {
	return state.programs[who]?.locals[model.programs[who]?.locals.indexOf(name) ?? -1] ?? 0;
}

function cell(model: Model, state: State, name: string): number {
	return state.shared[model.shared.findIndex((shared) => shared.name === name)] ?? 0;
}

function queue(model: Model, state: State, name: string): readonly number[] {
	return state.queues[model.queues.findIndex((queue) => queue.name === name)] ?? [];
}
