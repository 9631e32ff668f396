import type { Graph } from './graph.ts';

/** The way to a node: the places of the programs that move, in order. */
export type Schedule = readonly number[];

/**
 * A shortest schedule to each node, and of those one that changes least often from one program to another: it is the
 * easiest to follow.
 */
export function shortestTo({ nodes }: Graph): (node: number) => Schedule {
	const count = nodes[0]?.next.length ?? 0;
	/** By node and by who moved last. */
	const ways = new Map<number, Way>();
	const best = new Map<number, Way>([[0, { node: 0, last: -1, turns: 0, first: 0 }]]);
	let layer: Way[] = [best.get(0) as Way];
	while (layer.length > 0) {
		const reached = new Map<number, Way>();
		for (const before of layer) {
			for (let who = 0; who < count; who++) {
				const node = nodes[before.node]?.next[who] ?? -1;
				if (node === -1) continue;
				const key = node * count + who;
				const way = {
					...{ node, before, last: who },
					turns: before.turns + (before.last === who ? 0 : 1),
					first: before.before ? before.first : who,
				};
				if (!ways.has(key) && isBetter(way, reached.get(key))) reached.set(key, way);
			}
		}
		for (const [key, way] of reached) ways.set(key, way);
		const found = [...reached.values()].filter(({ node }) => !best.has(node));
		for (const way of found) {
			if (isBetter(way, best.get(way.node))) best.set(way.node, way);
		}
		layer = [...reached.values()];
	}
	return (node) => {
		const schedule: number[] = [];
		for (let way = best.get(node); way?.before; way = way.before) schedule.unshift(way.last);
		return schedule;
	};
}

interface Way {
	node: number;
	/** Who moved last; -1 at the start. */
	last: number;
	/** How many stretches of one program it has. */
	turns: number;
	/** Who moves first: of two that are alike otherwise the earlier program's comes. */
	first: number;
	before?: Way;
}

function isBetter(way: Way, than: Way | undefined): boolean {
	return !than || way.turns < than.turns || (way.turns === than.turns && way.first < than.first);
}

/** Whether one schedule is to be shown rather than another: it is shorter, changes less often between programs, or the earlier ones move first. */
export function isBefore(one: Schedule, other: Schedule): boolean {
	const rank = (schedule: Schedule) => [schedule.length, turnsOf(schedule), ...schedule];
	const [a, b] = [rank(one), rank(other)];
	const differs = a.findIndex((part, index) => part !== b[index]);
	return (a[differs] ?? 0) < (b[differs] ?? 0);
}

function turnsOf(schedule: Schedule): number {
	return schedule.filter((who, index) => who !== schedule[index - 1]).length;
}
