/** The visible stretch of a timeline, as shares of its whole axis: zoomed, moved, and kept within the run. Pure. */

import type { View } from '../../scripts/timeline/view.ts';

/** What is visible of a run: shares of its whole axis, 0 to 1. */
export type Part = Pick<View, 'from' | 'to'>;

/** The narrowest window: so much of the axis, for the events of one microsecond are not to be told apart by zoom. */
export const NARROWEST = 1e-5;

/** The window zoomed by a factor (2 shows half as much), so that the share under the pointer stays where it is. */
export function zoomed({ from, to }: Part, factor: number, about: number): Part {
	const length = Math.min(1, Math.max(NARROWEST, (to - from) / factor));
	return within((about - from) / (to - from), about, length);
}

/** The window moved by so much of its own length, as far as the run goes. */
export function moved({ from, to }: Part, lengths: number): Part {
	const start = clamp(from + lengths * (to - from), 0, 1 - (to - from));
	return { from: start, to: start + (to - from) };
}

/** The window between two shares, in whatever order; not narrower than may be, and within the run. */
export function between(a: number, b: number): Part {
	const [from, to] = [clamp(Math.min(a, b), 0, 1), clamp(Math.max(a, b), 0, 1)];
	if (to - from >= NARROWEST) return { from, to };
	return within(0.5, (from + to) / 2, NARROWEST);
}

/** The window that shows a stretch with some room beside it. */
export function around(a: number, b: number, room = 0.25): Part {
	const length = Math.max(b - a, NARROWEST);
	return between(a - length * room, b + length * room);
}

/** Where the cursor has left the window, the page that begins with it; else the window as it is. */
export function followed(part: Part, cursor: number): Part {
	const { from, to } = part;
	if (isWhole(part) || (cursor >= from && cursor <= to)) return part;
	const length = to - from;
	// A little of what was before stays in view.
	const start = clamp(cursor - length * LEAD, 0, 1 - length);
	return { from: start, to: start + length };
}

const LEAD = 0.08;

/** Whether the window shows the whole run. */
export function isWhole({ from, to }: Part): boolean {
	return from <= 0 && to >= 1;
}

/** Of a window as it was and a pinch of two fingers: the shares that were under them come to lie under them again. */
export function pinched(part: Part, was: [number, number], are: [number, number]): Part {
	const share = (x: number) => part.from + x * (part.to - part.from);
	const [a, b] = [share(was[0]), share(was[1])];
	const apart = are[1] - are[0];
	if (Math.abs(apart) < 0.01 || Math.abs(b - a) === 0) return part;
	const length = clamp((b - a) / apart, NARROWEST, 1);
	const start = clamp(a - are[0] * length, 0, 1 - length);
	return { from: start, to: start + length };
}

/** The window of a length in which `share` stands at `place` of it, 0 to 1, as near as the run's ends allow. */
function within(place: number, share: number, length: number): Part {
	const from = clamp(share - place * length, 0, 1 - length);
	return { from, to: from + length };
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}
