/** The middle of some measurements and how far the middle half of them spreads. */
export interface Spread {
	low: number;
	median: number;
	high: number;
}

export function spreadOf(values: number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	return { low: quantile(sorted, 0.25), median: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

/** Round by round, since what slows one measurement of a round down slows the others down too. */
export function ratioOf(values: number[], base: number[]): Spread {
	return spreadOf(values.map((value, round) => value / (base[round] ?? Number.NaN)));
}

/** Linear between the two nearest of the sorted values. */
function quantile(sorted: number[], share: number): number {
	const place = (sorted.length - 1) * share;
	const below = sorted[Math.floor(place)] ?? Number.NaN;
	const above = sorted[Math.ceil(place)] ?? Number.NaN;
	return below + (above - below) * (place - Math.floor(place));
}
