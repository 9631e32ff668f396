/** How to write to a terminal, or plainly to anything else. */
export interface Style {
	/** Columns. */
	width: number;
	dim(text: string): string;
	good(text: string): string;
	bad(text: string): string;
	/** In the colour of the n-th lane. */
	lane(index: number, text: string): string;
}

const PLAIN_WIDTH = 80;
const WIDEST = 160;
const LANE_COLOURS = [36, 33, 35, 32, 34, 31];

/** Colours where the stream is a terminal that has them and NO_COLOR is not set; its width. */
export function styleFor(out: NodeJS.WriteStream): Style {
	const coloured = out.isTTY === true && out.hasColors();
	const painted = (code: number) => (text: string) =>
		coloured && text !== '' ? `\x1b[${code}m${text}\x1b[39;22m` : text;
	return {
		width: Math.min(out.isTTY ? out.columns || PLAIN_WIDTH : PLAIN_WIDTH, WIDEST),
		dim: painted(2),
		good: painted(32),
		bad: painted(31),
		lane: (index, text) => painted(LANE_COLOURS[index % LANE_COLOURS.length] ?? 36)(text),
	};
}
