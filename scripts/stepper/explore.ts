/** What can come of a model at all: every interleaving, searched by its states. */
import { countWays } from './count-ways.ts';
import { type End, endsOf } from './ends.ts';
import { graphOf, isEnd, LIMIT } from './graph.ts';
import { longest } from './longest.ts';
import { isBefore, type Schedule, shortestTo } from './shortest.ts';
import { brokenAt } from './stated.ts';
import { stuckIn } from './stuck.ts';
import type { Model, State } from './types.ts';

/** What a search of all interleavings found. */
export interface Explored {
	/** How many states can be reached. */
	states: number;
	/** How many schedules go from the start to an end; absent where programs can go round, so that there is no end of them. */
	interleavings?: bigint;
	/** Every different end, the most frequent first. */
	ends: End[];
	/** A shortest schedule after which something stated does not hold. */
	breaking?: Found;
	/** A shortest schedule after which nobody can move, and not all are at their end. */
	deadlock?: Found;
	/** A shortest schedule after which some can never move again, and others still can. */
	partial?: Found;
	/** Who can never move again in a state that can be reached. */
	stuck(state: State): number[];
	/** The most steps that a schedule has; absent where there is no end of them. */
	longest?: number;
}

/** A schedule that was searched for. */
export interface Found {
	schedule: Schedule;
	/** Who is stuck there. */
	stuck: number[];
	/** What is stated and does not hold there. */
	broken: string[];
}

/** Searches all interleavings of a model. */
export function explore(model: Model, { limit = LIMIT }: { limit?: number } = {}): Explored {
	const graph = graphOf(model, limit);
	const way = shortestTo(graph);
	const ways = countWays(graph);
	const stuck = stuckIn(model, graph);
	const nodes = graph.nodes.map((node, index): Searched => {
		const [end, own] = [isEnd(node), stuck[index] ?? []];
		return { index, isEnd: end, stuck: own, broken: brokenAt(model, node.state, end && own.length === 0) };
	});
	const found = (wanted: (node: Searched) => boolean): Found | undefined => {
		const all = nodes.filter(wanted).map(({ index, stuck, broken }) => ({ schedule: way(index), stuck, broken }));
		return all.reduce<Found | undefined>(
			(best, next) => (best && !isBefore(next.schedule, best.schedule) ? best : next),
			undefined,
		);
	};
	const searched = {
		breaking: found(({ broken }) => broken.length > 0),
		deadlock: found(({ isEnd, stuck }) => isEnd && stuck.length > 0),
		partial: found(({ isEnd, stuck }) => !isEnd && stuck.length > 0),
	};
	const final = nodes.filter(({ isEnd }) => isEnd);
	const interleavings = ways && final.reduce((sum, { index }) => sum + (ways[index] ?? 0n), 0n);
	return {
		states: nodes.length,
		...(interleavings !== undefined && { interleavings, longest: longest(graph) }),
		ends: endsOf(model, graph, final, way, ways),
		...(searched.breaking && { breaking: searched.breaking }),
		...(searched.deadlock && { deadlock: searched.deadlock }),
		...(searched.partial && { partial: searched.partial }),
		stuck: (state) => stuck[graph.find(state) ?? -1] ?? [],
	};
}

/** Every way in which a model can end: what is not among them cannot happen. */
export function ends(model: Model): End[] {
	return explore(model).ends;
}

/** A node of the graph, with what was found about it. */
export interface Searched {
	index: number;
	isEnd: boolean;
	stuck: number[];
	broken: string[];
}
