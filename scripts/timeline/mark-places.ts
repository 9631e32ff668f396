/** Where words, tails and strips stand around the instants of a row: the same in each renderer. */
import type { Instant } from './instants.ts';
import type { PointShape } from './point-shapes.ts';
import type { Row } from './row-of.ts';
import { SHAPES } from './shapes.ts';

/** Those whose words stand beside them and not under them. */
const BESIDE: PointShape[] = ['tick', 'sent', 'step'];

/** Where the words of an instant stand, from its place on the bar's middle. */
export function labelPlace(
	{ shape, anchor }: Pick<Instant, 'shape' | 'anchor'>,
	{ mark, bar }: Row,
): { x: number; y: number } {
	if (mark < 1) return { x: 8, y: 4 };
	return { x: BESIDE.includes(shape) ? (anchor === 'end' ? -4 : 4) : 0, y: bar / 2 + 15 };
}

/** Whether it is a mark of the program's own, whose words are its value. */
export function isMark(shape: PointShape): boolean {
	return (SHAPES as readonly string[]).includes(shape);
}

/** How far below the bar's upper edge the way of what was printed runs. */
export function tailY({ bar, mark }: Pick<Row, 'bar' | 'mark'>): number {
	return bar / 2 + 13.5 * mark;
}

/** How high a strip stands at a place. */
export function peakHeight(share: number, { bar }: Pick<Row, 'bar'>): number {
	return Math.round((0.35 + 0.55 * share) * bar);
}

/** Where a strip's words stand: under the bar, or on it where rows are low. */
export function stripBaseline({ y, bar, mark }: Row): number {
	return mark < 1 ? y + bar / 2 + 4 : y + bar + 15;
}
