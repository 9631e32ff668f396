import type { Axis } from './axis.ts';

/** A tick of the ruler. */
export interface Tick {
	t: number;
	x: number;
	label: string;
}

const BETWEEN = 64;
/** Pixels of a label. */
const LABEL = 52;
const NICE = [1, 2, 5];

/**
 * Round instants along the axis, at least 64 pixels apart and none inside a taken stretch. Where the axis is stretched,
 * finer instants fill it: that shows the stretch. They are counted from the origin.
 */
export function ticksOf(
	axis: Axis,
	from: number,
	to: number,
	taken: { from: number; to: number }[],
	origin = 0,
): Tick[] {
	const folded = axis.folds.reduce(
		(sum, fold) => sum + Math.max(0, Math.min(fold.to, to) - Math.max(fold.from, from)),
		0,
	);
	const shown = Math.max(to - from - folded, 1);
	const ticks: Tick[] = [];
	let step = niceStep((shown / axis.width) * BETWEEN * 1.5);
	for (let level = 0; level < 4 && step >= 10; level++, step = niceStep(step / 5)) {
		if ((to - from) / step > 20_000) break;
		const between = level === 0 ? BETWEEN : 2 * BETWEEN;
		const next = (t: number) => origin + Math.ceil((t - origin) / step) * step;
		for (let t = next(from); t <= to; ) {
			const x = axis.x(t);
			if (x > axis.width - LABEL) break;
			const fold = axis.folds.find((fold) => t > fold.from && t < fold.to);
			const stretch = taken.find((stretch) => x > stretch.from - LABEL && x < stretch.to + 8);
			const tick = ticks.find((tick) => Math.abs(tick.x - x) < between);
			// Beyond what is in the way at once: there may be thousands of steps until there.
			if (fold) t = Math.max(t + step, next(fold.to));
			else if (stretch) t = Math.max(t + step, next(axis.t(stretch.to + 8)) - step);
			else if (tick) t = Math.max(t + step, next(axis.t(tick.x + between)) - step);
			else {
				ticks.push({ t, x, label: `${origin > 0 ? '+' : ''}${tickLabel(t - origin, step, to)}` });
				t += step;
			}
		}
	}
	return ticks.sort((a, b) => a.t - b.t);
}

/** The least of 1, 2, 5, 10, … microseconds that is not below. */
function niceStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
	return (NICE.find((nice) => nice * power >= least) ?? 10) * power;
}

function tickLabel(t: number, step: number, to: number): string {
	const [unit, per] = to >= 10_000_000 ? ['s', 1_000_000] : ['ms', 1000];
	const decimals = Math.max(0, Math.ceil(-Math.log10(step / per) - 1e-9));
	return `${(t / per).toFixed(decimals)} ${unit}`;
}
