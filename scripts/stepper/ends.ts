import { allWays } from './all-ways.ts';
import type { Searched } from './explore.ts';
import type { Graph } from './graph.ts';
import { numberOf } from './machine.ts';
import { isBefore, type Schedule } from './shortest.ts';
import type { Model } from './types.ts';

/** One way in which a model ends. */
export interface End {
	/** What the model shows of it. */
	values: { name: string; value: number }[];
	/** Who is not at its end, and never will be. */
	stuck: number[];
	/** What is stated and does not hold, or did not on the way. */
	broken: string[];
	/** How many schedules end so; absent where there is no end of them. */
	schedules?: bigint;
	/** A shortest of them. */
	example: Schedule;
	/** All of them, where the model has few. */
	all?: Schedule[];
}

/** So many interleavings are written out. */
const FEW = 24n;

/** Every different end, the most frequent first. `ways` says in how many ways each node is reached. */
export function endsOf(
	model: Model,
	graph: Graph,
	final: readonly Searched[],
	way: (node: number) => Schedule,
	ways?: readonly bigint[],
): End[] {
	const count = ways && final.reduce((sum, { index }) => sum + (ways[index] ?? 0n), 0n);
	const all = count !== undefined && count <= FEW ? allWays(graph) : undefined;
	const ends = new Map<string, End>();
	for (const { index, stuck, broken } of final) {
		const state = graph.nodes[index]?.state;
		const values = state ? model.shows.map((name) => ({ name, value: numberOf(model, state, name) })) : [];
		const key = JSON.stringify([values, stuck, broken]);
		const known = ends.get(key);
		const example = way(index);
		ends.set(key, {
			...{ values, stuck, broken },
			example: known && isBefore(known.example, example) ? known.example : example,
			...(ways && { schedules: (known?.schedules ?? 0n) + (ways[index] ?? 0n) }),
			...(all && { all: [...(known?.all ?? []), ...(all.get(index) ?? [])] }),
		});
	}
	return [...ends.values()].sort(byFrequency);
}

function byFrequency(one: End, other: End): number {
	const [a, b] = [one.schedules ?? 0n, other.schedules ?? 0n];
	return a === b ? one.example.length - other.example.length : a > b ? -1 : 1;
}
