import { type Graph, isEnd } from './graph.ts';
import type { Schedule } from './shortest.ts';

/** Every schedule to each end of a graph without circles, in the order of the programs. */
export function allWays({ nodes }: Graph): Map<number, Schedule[]> {
	const found = new Map<number, Schedule[]>();
	const follow = (index: number, schedule: Schedule): void => {
		const node = nodes[index];
		if (!node) return;
		if (isEnd(node)) found.set(index, [...(found.get(index) ?? []), schedule]);
		for (const [who, to] of node.next.entries()) if (to !== -1) follow(to, [...schedule, who]);
	};
	follow(0, []);
	return found;
}
