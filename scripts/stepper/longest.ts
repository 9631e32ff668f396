import type { Graph } from './graph.ts';

/** The most steps that a schedule has, in a graph without circles. */
export function longest({ nodes }: Graph): number {
	const lengths = new Map<number, number>();
	const open = [0];
	for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
		const next = (nodes[node]?.next ?? []).filter((to) => to !== -1);
		const waiting = next.filter((to) => !lengths.has(to));
		open.push(...waiting);
		if (waiting.length > 0) continue;
		lengths.set(node, Math.max(0, ...next.map((to) => 1 + (lengths.get(to) ?? 0))));
		open.pop();
	}
	return lengths.get(0) ?? 0;
}
