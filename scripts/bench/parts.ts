/** One part of the benchmark. */
export interface Part {
	/** As JSON. */
	result: unknown;
	/** For people. */
	words: string;
}

/** What the parts are asked for. */
export interface Wish {
	/** The checkout. */
	root: string;
	/** How often each is measured; absent: as often as the part thinks right. */
	rounds?: number;
	/** Subjects whose title has this in it. */
	only: string;
	/** A built site; absent: the checkout's, built where it is not there or no longer fits. */
	dist?: string;
}

/** In another order each time, so that a noisy moment is not always the same one's. */
export function shuffled<T>(values: T[]): T[] {
	return values
		.map((value) => ({ value, key: Math.random() }))
		.sort((a, b) => a.key - b.key)
		.map(({ value }) => value);
}
