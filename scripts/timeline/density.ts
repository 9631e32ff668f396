import type { SceneLane } from './scene.ts';

/** How high rows are: a few at their ease, many so that they stand on a screen or two. */
export interface Density {
	/** `left`: names stand in a gutter to the left of the bars, on their line. */
	names: 'above' | 'left';
	/** Pixels of a row: above its bar, of the bar, below it. */
	above: number;
	bar: number;
	below: number;
	/** Between processes. */
	gap: number;
	/** How large marks are, 1 at ease. */
	mark: number;
	/** Pixels of the gutter. */
	left: number;
}

const AT_EASE: Density = { names: 'above', above: 22, bar: 18, below: 24, gap: 14, mark: 1, left: 0 };
/** In the tree nothing stands under a bar but what is said of an end. */
const TREE: Density = { ...AT_EASE, bar: 14, below: 12, gap: 6 };
/** As many rows stand at their ease. */
const MOST_AT_EASE = 12;
/** Pixels that many rows are to take all together, and of one row at least and at most. */
const HEIGHT = 1300;
const LEAST = 20;
const MOST = 32;
const GUTTER_CHARACTER = 6.9;
const NARROWEST = 60;

/** The density of so many rows, whose longest name has so many characters; the gutter is given where an axis is shared. */
export function densityOf(
	rows: number,
	width: number,
	longest: number,
	{ given, tree = false }: { given?: number | undefined; tree?: boolean } = {},
): Density {
	if (rows <= MOST_AT_EASE || (given !== undefined && given < NARROWEST))
		return { ...(tree ? TREE : AT_EASE), left: given ?? 0 };
	const height = Math.max(LEAST, Math.min(MOST, Math.floor(HEIGHT / rows)));
	const bar = Math.min(14, height - 8);
	const above = Math.floor((height - bar) / 2) - 1;
	const left = given ?? gutterOf(width, longest);
	return { names: 'left', above, bar, below: height - bar - above, gap: 0, mark: bar / 18, left };
}

/** How many characters the longest name of these lanes takes in a gutter, with its tab and its step of the tree. */
export function longestName(lanes: readonly Pick<SceneLane, 'name' | 'depth'>[]): number {
	return lanes.reduce((longest, { name, depth }) => Math.max(longest, name.name.length + 5 + depth), 0);
}

/** Pixels of a gutter for names of so many characters. */
function gutterOf(width: number, longest: number): number {
	return Math.round(Math.min(Math.max(width * 0.26, 100), 200, Math.max(NARROWEST, longest * GUTTER_CHARACTER + 30)));
}
