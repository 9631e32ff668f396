/** A short word for a program's text: another text has another. Not for secrets. */
export function sourceVersion(files: Record<string, string>): string {
	const text = JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
	// Two sums of 32 bits each, mixed at the end (cyrb53): 53 bits, without waiting for the browser's own hashes.
	let a = 0xdeadbeef;
	let b = 0x41c6ce57;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		a = Math.imul(a ^ code, 2654435761);
		b = Math.imul(b ^ code, 1597334677);
	}
	const mixedA = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
	const mixedB = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(mixedA ^ (mixedA >>> 13), 3266489909);
	return (4294967296 * (2097151 & mixedB) + (mixedA >>> 0)).toString(36);
}
