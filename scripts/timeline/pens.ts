import type { LaneId, Recording } from '../recording/types.ts';

const PENS = 8;

/**
 * The pen of each lane, as classes. The program itself has the quiet pen 8, so that what it starts has the clear ones:
 * 1, 2, … in the order of the lanes. From the ninth lane on they come again, striped.
 */
export function pensOf({ lanes }: Pick<Recording, 'lanes'>): Map<LaneId, string> {
	return new Map(lanes.map(({ id }, index) => [id, penOf(index)]));
}

function penOf(index: number): string {
	if (index === 0) return `lane-${PENS}`;
	const started = index - 1;
	return `lane-${(started % (PENS - 1)) + 1}${started >= PENS - 1 ? ' striped' : ''}`;
}
