/** All states that a model can be in, and the steps between them. */
import { moves, start, step } from './machine.ts';
import { NotationError } from './notation-error.ts';
import type { Model, State } from './types.ts';

/** All states with the steps between them. */
export interface Graph {
	/** The first is the start; in the order in which they are first reached. */
	nodes: Node[];
	/** The place of a state among the nodes. */
	find(state: State): number | undefined;
}

/** A state with the steps that lead on from it. */
export interface Node {
	state: State;
	/** The node after a step of each program; -1 where it cannot move. */
	next: number[];
}

/** So many states a model may have: more than an author means, and still searched in a moment. */
export const LIMIT = 20_000;

/** Searches all interleavings. A model with more states than the limit is an author's mistake, and is told so. */
export function graphOf(model: Model, limit = LIMIT): Graph {
	const places = new Map<string, number>();
	const nodes: Node[] = [];
	const placeOf = (state: State): number => {
		const key = keyOf(state);
		const known = places.get(key);
		if (known !== undefined) return known;
		places.set(key, nodes.length);
		return nodes.push({ state, next: model.programs.map(() => -1) }) - 1;
	};
	placeOf(start(model));
	for (let at = 0; at < nodes.length; at++) {
		const { state, next } = nodes[at] as Node;
		for (const who of moves(model, state)) next[who] = placeOf(step(model, state, who));
		if (nodes.length > limit) throw tooMany(model, limit);
	}
	return { nodes, find: (state) => places.get(keyOf(state)) };
}

/** Whether nobody can move. */
export function isEnd({ next }: Node): boolean {
	return next.every((to) => to === -1);
}

function keyOf({ shared, locks, queues, programs, asleep, broken }: State): string {
	const own = programs.map(({ at, locals, woken }) => `${at} ${locals}${woken ? ' woken' : ''}`);
	return `${shared}|${locks}|${queues.join(';')}|${own.join(';')}|${asleep}|${broken}`;
}

function tooMany({ programs }: Model, limit: number): NotationError {
	const steps = programs.map(({ key, code }) => `${key} has ${code.length}`).join(', ');
	const loops = programs.find(({ code }) => code.some((op) => op.op === 'jump' && op.to < code.indexOf(op)));
	return new NotationError(
		programs[0]?.code[0]?.line ?? 1,
		`more than ${limit.toLocaleString('en')} states were reached (steps: ${steps}), and the search ends there`,
		loops
			? `Repeat less, or bound the "while" of ${loops.key}: numbers that only grow never come back to a state.`
			: 'Repeat less, leave out steps that no other program can notice, or use fewer programs.',
	);
}
