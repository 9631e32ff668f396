/** A line along a row on which words stand: which stretches of it are taken. */
export interface TextLine {
	/** Whether nothing stands there. */
	isFree(from: number, to: number): boolean;
	take(from: number, to: number): void;
	readonly taken: readonly Stretch[];
}

export interface Stretch {
	from: number;
	to: number;
}

/** A line with nothing on it but what is given. */
export function textLine(given: readonly Stretch[] = []): TextLine {
	const taken = [...given];
	return {
		taken,
		isFree: (from, to) => !taken.some((stretch) => stretch.from < to && stretch.to > from),
		take: (from, to) => void taken.push({ from, to }),
	};
}
