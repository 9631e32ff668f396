/** All keys of both; `merge` decides where both have one. Keys may be anything, `__proto__` too. */
export function mergeBy<Value>(
	a: Record<string, Value>,
	b: Record<string, Value>,
	merge: (a: Value, b: Value) => Value,
): Record<string, Value> {
	const all = new Map(Object.entries(a));
	for (const [key, value] of Object.entries(b)) {
		const other = all.get(key);
		all.set(key, all.has(key) ? merge(other as Value, value) : value);
	}
	return Object.fromEntries(all);
}
