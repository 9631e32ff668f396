/** What can come of a model at all: every interleaving, searched by its states. */
import { countWays } from './count-ways.ts';
import { type Graph, graphOf, LIMIT } from './graph.ts';
import { numberOf } from './machine.ts';
import { type Schedule, shortestTo } from './shortest.ts';
import { stuckIn } from './stuck.ts';
import type { Model, State } from './types.ts';
import { holds } from './values.ts';

export interface Explored {
	/** How many states can be reached. */
	states: number;
	/** How many schedules go from the start to an end; absent where programs can go round, so that there is no end of them. */
	interleavings?: bigint;
	/** Every different end, the most frequent first. */
	ends: End[];
	/** A shortest schedule after which something stated does not hold. */
	breaking?: Found & { says: string };
	/** A shortest schedule after which nobody can move, and not all are at their end. */
	deadlock?: Found;
	/** A shortest schedule after which some can never move again, and others still can. */
	partial?: Found;
	/** Who can never move again in a state that can be reached. */
	stuck(state: State): number[];
	/** The most steps that any schedule has; absent where there is no end of them. */
	longest?: number;
	graph: Graph;
}

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
}

export interface Found {
	schedule: Schedule;
	/** Who is stuck there. */
	stuck: number[];
}

/** Searches all interleavings of a model. */
export function explore(model: Model, { limit = LIMIT }: { limit?: number } = {}): Explored {
	const graph = graphOf(model, limit);
	const { nodes } = graph;
	const way = shortestTo(graph);
	const ways = countWays(graph);
	const stuck = stuckIn(model, graph);
	const isEnd = (node: number) => nodes[node]?.next.every((to) => to === -1) ?? true;
	const final = nodes.flatMap((_, node) => (isEnd(node) ? [node] : []));
	const brokenIn = (node: number) =>
		brokenAt(model, nodes[node]?.state as State, isEnd(node) && stuck[node]?.length === 0);

	const ends = new Map<string, End>();
	for (const node of final) {
		const { state } = nodes[node] as Graph['nodes'][number];
		const values = model.shows.map((name) => ({ name, value: numberOf(model, state, name) }));
		const own = { values, stuck: stuck[node] ?? [], broken: brokenIn(node) };
		const key = JSON.stringify(own);
		const known = ends.get(key);
		const example = way(node);
		const shorter = known && isShorter(known.example, example) ? known.example : example;
		ends.set(key, {
			...own,
			example: shorter,
			...(ways && { schedules: (known?.schedules ?? 0n) + (ways[node] ?? 0n) }),
		});
	}
	const found = (wanted: (node: number) => boolean): Found | undefined => {
		let best: Found | undefined;
		for (const node of nodes.keys()) {
			if (!wanted(node)) continue;
			const schedule = way(node);
			// Nodes come by their distance from the start.
			if (best && schedule.length > best.schedule.length) break;
			if (!best || !isShorter(best.schedule, schedule)) best = { schedule, stuck: stuck[node] ?? [] };
		}
		return best;
	};
	const breaking = found((node) => brokenIn(node).length > 0);
	const deadlock = found((node) => isEnd(node) && (stuck[node]?.length ?? 0) > 0);
	const partial = found((node) => !isEnd(node) && (stuck[node]?.length ?? 0) > 0);
	return {
		states: nodes.length,
		...(ways && { interleavings: final.reduce((sum, node) => sum + (ways[node] ?? 0n), 0n), longest: longest(graph) }),
		ends: [...ends.values()].sort(byFrequency),
		...(breaking && { breaking: { ...breaking, says: saidAfter(graph, breaking.schedule, brokenIn) } }),
		...(deadlock && { deadlock }),
		...(partial && { partial }),
		stuck: (state) => stuck[graph.find(state) ?? -1] ?? [],
		graph,
	};
}

/** Every way in which a model can end: what is not among them cannot happen. */
export function ends(model: Model): End[] {
	return explore(model).ends;
}

/** What is stated and does not hold in a state, or did not on the way to it; of what holds finally only where all are at their end. */
export function brokenAt(model: Model, state: State, atEnd: boolean): string[] {
	const always = state.broken.flatMap((index) => model.always[index]?.says ?? []);
	const late = model.finally.filter(({ condition }) => !holds(condition, (name) => numberOf(model, state, name)));
	return atEnd ? [...always, ...late.map(({ says }) => says)] : always;
}

function saidAfter({ nodes }: Graph, schedule: Schedule, brokenIn: (node: number) => string[]): string {
	let node = 0;
	for (const who of schedule) node = nodes[node]?.next[who] ?? -1;
	return brokenIn(node)[0] ?? '';
}

function isShorter(one: Schedule, other: Schedule): boolean {
	const rank = (schedule: Schedule) => [schedule.length, turnsOf(schedule), ...schedule];
	const [a, b] = [rank(one), rank(other)];
	const differs = a.findIndex((part, index) => part !== b[index]);
	return (a[differs] ?? 0) <= (b[differs] ?? 0);
}

function turnsOf(schedule: Schedule): number {
	return schedule.filter((who, index) => who !== schedule[index - 1]).length;
}

function byFrequency(one: End, other: End): number {
	const [a, b] = [one.schedules ?? 0n, other.schedules ?? 0n];
	return a === b ? one.example.length - other.example.length : a > b ? -1 : 1;
}

function longest({ nodes }: Graph): number {
	const lengths = new Map<number, number>();
	const open = [0];
	while (open.length > 0) {
		const node = open.at(-1) as number;
		const next = (nodes[node]?.next ?? []).filter((to) => to !== -1);
		const waiting = next.filter((to) => !lengths.has(to));
		if (waiting.length > 0) open.push(...waiting);
		else {
			lengths.set(node, Math.max(0, ...next.map((to) => 1 + (lengths.get(to) ?? 0))));
			open.pop();
		}
	}
	return lengths.get(0) ?? 0;
}
