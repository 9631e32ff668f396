import type { Outcomes } from '../../../scripts/recording/claim.ts';
import type { OutcomesFile } from '../../../scripts/recording/outcomes.ts';

/** A bar of a chart: a word, how many runs, and its share of the longest bar in percent. */
export interface OutcomeBar {
	id: string;
	words: string;
	count: number;
	share: number;
}

/** A bar of values: those from one up to the next, or a value alone. */
export interface ValueBar extends OutcomeBar {
	holds(value: number): boolean;
}

/** Equal bins: so wide, from a multiple of their width on. */
export type BinWidth = number;

const MOST_VALUES = 10;
const MOST_BINS = 20;

/** How often each outcome came, the most frequent first. */
export function outcomeBars(
	{ outcomes }: Pick<OutcomesFile, 'outcomes'>,
	{ classes }: Pick<Outcomes, 'classes'>,
): OutcomeBar[] {
	return withShares(outcomes.map(({ id, count }) => ({ id, words: classes[id] ?? id, count })));
}

/** How often each value came; more than ten values are gathered into equal bins. */
export function valueBars(
	{ values = [] }: Pick<OutcomesFile, 'values'>,
	width: BinWidth | undefined = binWidth(values),
): ValueBar[] {
	if (width === undefined) {
		const holds = (wanted: number) => (value: number) => value === wanted;
		return withShares(values.map(([value, count]) => ({ ...bar(value, grouped(value)), count, holds: holds(value) })));
	}
	const [least, most] = [values[0]?.[0] ?? 0, values.at(-1)?.[0] ?? 0];
	const first = Math.floor(least / width) * width;
	const number = Math.floor((most - first) / width) + 1;
	if (number > MOST_BINS) return valueBars({ values });
	const bins = Array.from({ length: number }, (_, index) => first + index * width);
	// A bin ends before the next one begins; what stands alone in the last, such as a bound, is named alone.
	const unit = values.every(([value]) => Number.isInteger(value)) ? 1 : 0;
	return withShares(
		bins.map((from) => {
			const holds = (value: number) => value >= from && value < from + width;
			const words = from === most ? grouped(most) : `${grouped(from)} to ${grouped(from + width - unit)}`;
			return { ...bar(from, words), holds, count: sum(values.filter(([value]) => holds(value))) };
		}),
	);
}

/** How wide the bins of these values are; undefined where each value has a bar of its own, since there are few. */
export function binWidth(values: OutcomesFile['values'] = [], few = MOST_VALUES): BinWidth | undefined {
	if (values.length <= few) return undefined;
	const [least, most] = [values[0]?.[0] ?? 0, values.at(-1)?.[0] ?? 0];
	return niceStep((most - least) / (MOST_VALUES - 1));
}

const bar = (value: number, words: string) => ({ id: `${value}`, words });

const sum = (values: [number, number][]): number => values.reduce((sum, [, count]) => sum + count, 0);

function withShares<Bar extends { count: number }>(bars: Bar[]): (Bar & { share: number })[] {
	const longest = Math.max(1, ...bars.map(({ count }) => count));
	return bars.map((bar) => ({ ...bar, share: +((100 * bar.count) / longest).toFixed(1) }));
}

function niceStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(least, 1e-9)));
	return ([1, 2, 5].find((nice) => nice * power >= least) ?? 10) * power;
}

function grouped(value: number): string {
	return value.toLocaleString('en', { maximumFractionDigits: 2 });
}
