/** Which lines of a long transcript stand in the page: one of a hundred thousand takes ten seconds to draw. */

/** So many lines are shown at the beginning and at the end of a run that is not at a moment. */
export const FIRST = 2000;
export const LAST = 200;
/** At a moment beyond them: whole pages of lines around it, so that not each line that comes draws all of them anew. */
const PAGE = 100;

/** Lines that are shown, by index; `to` is not among them. */
export interface Stretch {
	from: number;
	to: number;
}

/** The lines that are shown of so many; `at` is the last that was written by the moment. */
export function transcriptRows(count: number, at?: number): Stretch[] {
	if (count <= FIRST + LAST) return [{ from: 0, to: count }];
	if (at === undefined || at < FIRST || at >= count - LAST)
		return [
			{ from: 0, to: FIRST },
			{ from: count - LAST, to: count },
		];
	const page = Math.floor(at / PAGE);
	return [{ from: (page - 1) * PAGE, to: Math.min(count, (page + 2) * PAGE) }];
}

/** How many lines are left out before each stretch, and after the last. */
export function leftOut(stretches: readonly Stretch[], count: number): number[] {
	return [...stretches, { from: count, to: count }].map(({ from }, index) => from - (stretches[index - 1]?.to ?? 0));
}
