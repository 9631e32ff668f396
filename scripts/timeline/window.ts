import type { Axis } from './axis.ts';
import type { View } from './view.ts';

/** The visible part of an axis, scaled up to its width. */
export function windowOf(base: Axis, { from, to }: Pick<View, 'from' | 'to'>): Axis {
	const [left, scale] = [from * base.width, 1 / Math.max(to - from, 1e-9)];
	if (left === 0 && scale === 1) return base;
	return { ...base, x: (t) => (base.x(t) - left) * scale, t: (x) => base.t(left + x / scale) };
}
