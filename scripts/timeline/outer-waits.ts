import type { Slice } from '../recording/slices.ts';
import type { LaneId } from '../recording/types.ts';

/**
 * The waits that lie within another wait of their lane, with that one. A lock that a program names waits for a cell of
 * shared memory inside: both are one wait to a reader, and the outer one says more.
 */
export function outerWaits(slices: readonly Slice[]): Map<Slice, Slice> {
	const found = new Map<Slice, Slice>();
	const last = new Map<LaneId, Slice>();
	const waits = slices.filter(({ kind }) => kind === 'waiting');
	for (const wait of waits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
		const around = last.get(wait.lane);
		if (around && around.to >= wait.to && around.label !== wait.label && length(around) > length(wait))
			found.set(wait, around);
		else if (!around || wait.to > around.to) last.set(wait.lane, wait);
	}
	return found;
}

function length({ from, to }: Slice): number {
	return to - from;
}
