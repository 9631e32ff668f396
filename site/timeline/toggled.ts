/** A set with the item, or without it where it was in. */
export function toggled<T>(set: ReadonlySet<T>, item: T): Set<T> {
	const made = new Set(set);
	if (!made.delete(item)) made.add(item);
	return made;
}
