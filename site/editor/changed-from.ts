import { applyPatch, createPatch } from 'diff';

/** What came of it: the change was made, it was there already, or the changed texts took the place of the reader's. */
export type Changed = 'applied' | 'already' | 'replaced';

/** The texts of a reader with a change made in them; where it does not fit, the changed texts as they are. */
export function changedFrom(
	files: Record<string, string>,
	mine: Record<string, string>,
	change: Record<string, string>,
): { texts: Record<string, string>; how: Changed } {
	let how: Changed = 'already';
	const texts = { ...mine };
	for (const [file, text] of Object.entries(change)) {
		if (mine[file] === text) continue;
		const patch = createPatch(file, files[file] ?? '', text);
		const applied = applyPatch(mine[file] ?? '', patch, { fuzzFactor: 1 });
		if (applied === false) return { texts: { ...mine, ...change }, how: 'replaced' };
		texts[file] = applied;
		how = 'applied';
	}
	return { texts, how };
}
