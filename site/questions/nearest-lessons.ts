/** The lessons before one: those that it needs first, then those that they need, then the others from the last to the first. */
export function nearestLessons(
	lesson: string,
	order: readonly string[],
	needs: ReadonlyMap<string, readonly string[]>,
): string[] {
	const before = order.slice(0, Math.max(0, order.indexOf(lesson)));
	const found: string[] = [];
	for (let next = [...(needs.get(lesson) ?? [])]; next.length > 0; ) {
		const here = next.filter((slug) => before.includes(slug) && !found.includes(slug));
		found.push(...new Set(here));
		next = here.flatMap((slug) => needs.get(slug) ?? []);
	}
	return [...found, ...before.toReversed().filter((slug) => !found.includes(slug))];
}
