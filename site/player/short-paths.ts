/** Places in the copy of a lab that an edited program runs in, which mean the lab's own files to a reader. */

/** A piece of a text; `full`: what was printed in its place. */
export interface ShortPiece {
	text: string;
	full?: string;
}

const COPY =
	/(?:file:\/\/)?(?:[\w.@~%+-]|[\\/](?! )|:(?=[\\/]))*?[\\/]\.interleave[\\/]mirror[\\/][\w-]+[\\/]labs[\\/](?:(?!lib[\\/])[\w-]+[\\/][\w-]+[\\/])?([\w./\\-]+\.[cm]?[jt]s(?::\d+){0,2})/g;

/** A text in pieces, in which `file:///…/.interleave/mirror/1/labs/sharing/mutex/main.ts:3` is `main.ts:3`. */
export function shortPaths(text: string): ShortPiece[] {
	if (!text.includes('.interleave')) return [{ text }];
	const pieces: ShortPiece[] = [];
	let from = 0;
	for (const { 0: full, 1: short = '', index } of text.matchAll(COPY)) {
		if (index > from) pieces.push({ text: text.slice(from, index) });
		pieces.push({ text: short.replaceAll('\\', '/'), full });
		from = index + full.length;
	}
	if (from < text.length) pieces.push({ text: text.slice(from) });
	return pieces;
}
