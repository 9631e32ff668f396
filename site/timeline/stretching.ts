/** How pictures are shown by transform alone, which costs a frame next to nothing. Pure. */
import type { Part } from './zoom.ts';

/** Of a picture that shows one part of a run beside a gutter of `left` pixels: what makes it show another part. */
export function stretching(was: Part, { from, to }: Part, { left, width }: { left: number; width: number }): string {
	const length = to - from;
	const scale = (was.to - was.from) / length;
	const shift = ((was.from - from) / length) * (width - left) + left * (1 - scale);
	return `translateX(${shift.toFixed(2)}px) scaleX(${scale.toFixed(5)})`;
}
