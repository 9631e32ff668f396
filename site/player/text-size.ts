/** The largest edited text that the companion takes, bytes: TEXT_BYTES of scripts/companion/wanted.ts. */
export const MOST = 256 * 1024;

/** Why these texts are more than the companion takes, with the largest file's name; undefined where they are not. */
export function sizeFault(files: Record<string, string>): string | undefined {
	const sizes = Object.entries(files).map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text).length }));
	const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
	const [largest] = sizes.sort((a, b) => b.bytes - a.bytes);
	if (all <= MOST || !largest) return undefined;
	return `${largest.file} has ${kilobytes(largest.bytes)}, and the companion takes at most ${kilobytes(MOST)} of edited text. Make it smaller: a program can make large texts while it runs.`;
}

function kilobytes(bytes: number): string {
	return `${Math.ceil(bytes / 1024)} KB`;
}
