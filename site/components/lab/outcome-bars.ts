import type { Outcomes } from '../../../scripts/recording/claim.ts';
import type { OutcomesFile } from '../../../scripts/recording/outcomes.ts';

/** A bar of a chart: a word, how many runs, and its share of the longest bar in percent. */
export interface OutcomeBar {
	id: string;
	words: string;
	count: number;
	share: number;
}

const MOST_VALUES = 10;

/** How often each outcome came, the most frequent first. */
export function outcomeBars({ outcomes }: OutcomesFile, { classes }: Outcomes): OutcomeBar[] {
	return withShares(outcomes.map(({ id, count }) => ({ id, words: classes[id] ?? id, count })));
}

/** How often each value came; more than ten values are gathered into equal bins. */
export function valueBars({ values = [] }: OutcomesFile): OutcomeBar[] {
	const [least, most] = [values[0]?.[0] ?? 0, values.at(-1)?.[0] ?? 0];
	if (values.length <= MOST_VALUES) {
		return withShares(values.map(([value, count]) => ({ id: `${value}`, words: grouped(value), count })));
	}
	const step = niceStep((most - least) / (MOST_VALUES - 1));
	const first = Math.floor(least / step) * step;
	const bins = Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, index) => first + index * step);
	// A bin ends before the next one begins; what stands alone in the last, such as a bound, is named alone.
	const unit = values.every(([value]) => Number.isInteger(value)) ? 1 : 0;
	return withShares(
		bins.map((from) => ({
			id: `${from}`,
			words: from === most ? grouped(most) : `${grouped(from)} to ${grouped(from + step - unit)}`,
			count: values.reduce((sum, [value, count]) => (value >= from && value < from + step ? sum + count : sum), 0),
		})),
	);
}

function withShares(bars: Omit<OutcomeBar, 'share'>[]): OutcomeBar[] {
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
