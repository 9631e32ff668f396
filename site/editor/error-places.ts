/** Places of a lab's program in what it printed: `main.ts:12:5`, lines of a stack, the head of a syntax error. */

/** A place in a text. */
export interface ErrorPlace {
	/** Where it stands in the text. */
	from: number;
	to: number;
	file: string;
	line: number;
	column: number;
}

const PLACE = /(?:file:\/\/)?((?:[\w.@~%+-]|[\\/](?! )|:(?=[\\/]))*?[\w-]+\.[cm]?[jt]s):(\d+)(?::(\d+))?/g;

/**
 * The places in a text that lie in one of the files of a lab: by their name alone, by their path in a checkout, or in the copy
 * of it that an edited program runs in.
 */
export function errorPlaces(text: string, lab: string, files: readonly string[]): ErrorPlace[] {
	return [...text.matchAll(PLACE)].flatMap(({ 0: whole, 1: path = '', 2: line, 3: column, index }) => {
		const file = files.find((name) => isOf(path.replaceAll('\\', '/'), lab, name));
		if (file === undefined || Number(line) < 1) return [];
		return [{ from: index, to: index + whole.length, file, line: Number(line), column: Number(column ?? 1) }];
	});
}

function isOf(path: string, lab: string, file: string): boolean {
	const within = file.startsWith('lib/') ? `labs/${file}` : `labs/${lab}/${file}`;
	return path === file || path === within || path.endsWith(`/${within}`);
}
