import type { Graph } from './graph.ts';
import { nextOp } from './machine.ts';
import type { Model } from './types.ts';

/**
 * For each node the programs that are stuck there: not at their end, and never able to move again, whatever the others
 * do. Where all that are not at their end are stuck it is a deadlock; where others can still move, a partial one.
 */
export function stuckIn(model: Model, { nodes }: Graph): number[][] {
	const before: number[][] = nodes.map(() => []);
	for (const [from, { next }] of nodes.entries()) for (const to of next) if (to !== -1) before[to]?.push(from);
	const free = model.programs.map((_, who) => {
		// All from which a state is reached in which it can move.
		const seen = new Set(nodes.flatMap(({ next }, node) => (next[who] === -1 ? [] : node)));
		for (const node of seen) for (const from of before[node] ?? []) seen.add(from);
		return seen;
	});
	return nodes.map(({ state }, node) =>
		model.programs.flatMap((_, who) => (nextOp(model, state, who) && !free[who]?.has(node) ? [who] : [])),
	);
}
