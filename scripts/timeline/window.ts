/** The visible part of an axis, scaled up. */
import type { Axis } from './axis.ts';
import type { View } from './view.ts';

export interface Window {
	/** The visible axis, in pixels of the picture. */
	axis: Axis;
	/** Where it begins and ends in the picture, pixels. */
	left: number;
	right: number;
	/** What of the base axis is visible, in its pixels. */
	from: number;
	to: number;
	/** From pixels of the base axis to pixels of the picture. */
	place(x: number): number;
}

/** The window of a view on an axis, drawn beside a gutter of `left` pixels. */
export function windowOf(base: Axis, { from, to }: Pick<View, 'from' | 'to'>, left: number): Window {
	const begin = from * base.width;
	const scale = 1 / Math.max(to - from, 1e-9);
	const width = left + base.width;
	const place = (x: number) => left + (x - begin) * scale;
	const axis = {
		...base,
		width,
		x: (t: number) => place(base.x(t)),
		t: (x: number) => base.t(begin + (x - left) / scale),
	};
	return { axis, left, right: width, from: begin, to: to * base.width, place };
}
