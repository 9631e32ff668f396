/** The name among `known` that is most like `name`, where one is near enough to have been meant. */
export function near(name: string, known: Iterable<string>): string | undefined {
	let best: string | undefined;
	let least = Math.max(1, Math.floor(name.length / 3)) + 1;
	for (const candidate of known) {
		const steps = candidate.startsWith(name) && name.length > 1 ? 1 : distance(name, candidate);
		if (steps < least) [best, least] = [candidate, steps];
	}
	return best;
}

/** ` Did you mean "x"?`, or nothing where no known name is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
	const meant = near(name, known);
	return meant === undefined ? '' : `Did you mean "${meant}"?`;
}

/** How many letters must be added, dropped, changed or swapped with their neighbour to get from one word to the other. */
function distance(a: string, b: string): number {
	const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
	const cell = (i: number, j: number) => rows[i]?.[j] ?? 0;
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		rows.push(row);
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			row[j] = Math.min(cell(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, cell(i - 1, j - 1) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				row[j] = Math.min(row[j] ?? 0, cell(i - 2, j - 2) + 1);
			}
		}
	}
	return cell(a.length, b.length);
}
