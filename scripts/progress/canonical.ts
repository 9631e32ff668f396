/** One text for one value, in whatever order its keys were written. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([, one]) => one !== undefined);
	const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** The greater of two values by their text: any two machines choose the same, whichever they met first. */
export function greater<Value>(a: Value, b: Value): Value {
	return canonical(a) >= canonical(b) ? a : b;
}
