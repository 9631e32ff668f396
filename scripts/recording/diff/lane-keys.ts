/** Which lane of one recording is which of another. */
import { compareLanes } from '../lane-order.ts';
import { ofKind } from '../of-kind.ts';
import { identityOf } from '../skeleton.ts';
import type { LaneId, Recording } from '../types.ts';

/**
 * A key for each lane, by how it came to be: the key of its parent, what it is, and the how many-th of such that the parent
 * started. Numbers of lanes hang on the clock where two lanes start at once; these keys do not.
 */
export function laneKeys({ lanes, events }: Recording): Map<LaneId, string> {
	const turns = new Map(ofKind(events, 'spawn').map(({ child }, index) => [child, index]));
	const turnOf = (id: LaneId) => turns.get(id) ?? Number.MAX_SAFE_INTEGER;
	const byParent = Map.groupBy(
		lanes.toSorted((a, b) => turnOf(a.id) - turnOf(b.id) || compareLanes(a.id, b.id)),
		({ parent }) => parent,
	);
	const keys = new Map<LaneId, string>();
	const name = (parent: LaneId | undefined, above: string) => {
		const counts = new Map<string, number>();
		for (const lane of byParent.get(parent) ?? []) {
			if (keys.has(lane.id)) continue;
			// The program is the program, whatever its file is called: a changed copy is compared with what it is a copy of.
			const identity = lane.parent === undefined ? 'program' : identityOf(lane);
			const number = (counts.get(identity) ?? 0) + 1;
			counts.set(identity, number);
			keys.set(lane.id, `${above}/${identity} ${number}`);
			name(lane.id, keys.get(lane.id) as string);
		}
	};
	name(undefined, '');
	return keys;
}
