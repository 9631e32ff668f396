import type { Slice } from '../../scripts/recording/slices.ts';
import type { Fold } from './axis.ts';

/** Shorter stretches of start-up stay as they are: microseconds, and share of the run. */
const START_UP_FROM = 5000;
const START_UP_SHARE = 0.04;
/** A gap folds where it is so many times the usual gap and takes so much of the run. */
const USUAL_TIMES = 20;
const SHARE = 0.6;

/** The stretches without events that are drawn short: where lanes start up, and a wait that would dwarf all else. */
export function foldsOf(times: readonly number[], slices: readonly Slice[]): Fold[] {
	const starting = slices.filter(({ kind }) => kind === 'starting');
	const gaps = times.slice(1).map((to, index) => ({ from: times[index] as number, to }));
	const least = Math.max(START_UP_FROM, START_UP_SHARE * ((times.at(-1) ?? 0) - (times[0] ?? 0)));
	const startsUp = (gap: Gap) =>
		gap.to - gap.from >= least && starting.some((slice) => slice.from <= gap.from && slice.to >= gap.to);
	const rest = gaps.filter((gap) => !startsUp(gap));
	const lengths = rest.map(({ from, to }) => to - from).sort((a, b) => a - b);
	const total = lengths.reduce((sum, length) => sum + length, 0);
	const usual = lengths[lengths.length >> 1] ?? 0;
	return gaps.flatMap((gap) => {
		if (startsUp(gap)) return { ...gap, why: 'start-up' };
		const length = gap.to - gap.from;
		return rest.length > 2 && length > SHARE * total && length > USUAL_TIMES * usual ? { ...gap, why: '' } : [];
	});
}

interface Gap {
	from: number;
	to: number;
}
