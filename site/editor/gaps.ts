/** Gaps of a text, which alone may be filled: what stands between `// #region gap…` and its `// #endregion`. */

/** The text without what stands in its gaps: equal for two texts that differ in their gaps alone. */
export function outsideGaps(text: string): string {
	const kept: string[] = [];
	/** How many regions are open within a gap, that gap among them. */
	let depth = 0;
	for (const line of text.split('\n')) {
		if (/^\s*\/\/ #endregion\b/.test(line) && depth > 0) depth--;
		if (depth === 0) kept.push(line);
		if (/^\s*\/\/ #region\b/.test(line) && (depth > 0 || /^\s*\/\/ #region gap/.test(line))) depth++;
	}
	return kept.join('\n');
}
