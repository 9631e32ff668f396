import type { Graph } from './graph.ts';

/** In how many ways each node is reached from the start; undefined where programs can go round, so that there is no end of them. */
export function countWays({ nodes }: Graph): bigint[] | undefined {
	const waits = nodes.map(() => 0);
	for (const { next } of nodes) for (const to of next) if (to !== -1) waits[to] = (waits[to] ?? 0) + 1;
	const ways: bigint[] = nodes.map((_, index) => (index === 0 ? 1n : 0n));
	// A node is done when all that lead to it are: of those that go round none ever is.
	const ready = waits[0] === 0 ? [0] : [];
	let done = 0;
	for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
		done++;
		for (const to of nodes[at]?.next ?? []) {
			if (to === -1) continue;
			ways[to] = (ways[to] ?? 0n) + (ways[at] ?? 0n);
			waits[to] = (waits[to] ?? 0) - 1;
			if (waits[to] === 0) ready.push(to);
		}
	}
	return done === nodes.length ? ways : undefined;
}
