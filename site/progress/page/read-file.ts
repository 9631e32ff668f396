import { type ReadKept, readKept } from '../../../scripts/progress/kept.ts';

/** Larger files are no progress of anybody, bytes. */
const LARGEST = 20_000_000;

/** Why a file cannot be imported, in words that name it and where. */
export class FileError extends Error {}

/** Reads an exported file; throws a FileError with the place of what is wrong. */
export async function readFile(file: File): Promise<ReadKept> {
	if (file.size > LARGEST) throw new FileError(`${file.name} is larger than 20 MB: it is no file of progress.`);
	return readText(file.name, await file.text());
}

/** As `readFile()`, for its text. */
export function readText(name: string, text: string): ReadKept {
	const read = readKept(parse(name, text));
	if (read.newer !== undefined)
		throw new FileError(`${name}: ${read.lost.join(' ')} Update the course, then import it.`);
	const { progress, drafts } = read.kept;
	const has = [progress.lessons, progress.answers, progress.runs, progress.exercises, drafts].some(
		(part) => Object.keys(part).length > 0,
	);
	if (!has && read.lost.length > 0) throw new FileError(`${name}: ${read.lost[0]}`);
	return read;
}

function parse(name: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const why = (error as Error).message.replace(/ in JSON at position.*$/s, '').replaceAll('\n', ' ');
		throw new FileError(`${name}, line ${brokenLine(text)}: this is not JSON (${why}).`);
	}
}

/**
 * The line that breaks it. Not all browsers tell the place, but all tell a text that ends too early from a wrong one: what
 * ends before that line does the first, what ends with it the second.
 */
function brokenLine(text: string): number {
	const lines = text.trimEnd().split('\n');
	let [sound, broken] = [0, lines.length];
	while (broken - sound > 1) {
		const middle = Math.floor((sound + broken) / 2);
		if (endsEarly(lines.slice(0, middle).join('\n'))) sound = middle;
		else broken = middle;
	}
	return broken;
}

function endsEarly(text: string): boolean {
	try {
		JSON.parse(text);
		// All after it is too much.
		return true;
	} catch (error) {
		const { message } = error as Error;
		const position = /position (\d+)/.exec(message)?.[1];
		return position === undefined ? /\bend\b|unterminated|EOF/i.test(message) : Number(position) >= text.length;
	}
}
