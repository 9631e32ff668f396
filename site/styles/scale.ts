/** What all of the site is set in: sizes of type with their lines, in pixels at a root of 16. */

/** Size and line height of text and headings. */
export const TYPE: readonly [size: number, line: number][] = [
	[13, 18],
	[15, 22],
	[17, 27],
	[19, 24],
	[19, 30],
	[24, 30],
	[30, 36],
	[38, 44],
	[56, 58],
];

/** Of code: quoted by itself, and beside a timeline. */
export const CODE: readonly [size: number, line: number][] = [
	[14.5, 22],
	[13, 20],
];

/** Of words in pictures, which have no lines. */
export const IN_PICTURES: readonly number[] = [10, 11, 12, 13, 15, 17];

/** A length in pixels; undefined where it hangs on something else. */
export function pixels(length: string): number | undefined {
	const [, number, unit] = /^([\d.]+)(rem|px)$/.exec(length) ?? [];
	if (number === undefined) return undefined;
	return Number(number) * (unit === 'rem' ? 16 : 1);
}
