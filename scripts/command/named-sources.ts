import fs from 'node:fs';
import path from 'node:path';
import type { Handed } from '../companion/recordings.ts';
import type { Recording } from '../recording/types.ts';

/** Where the files of a program may be looked for. */
export interface Places {
	/** What the names in a recording are relative to, in this order. */
	folders: string[];
	/** Only what lies below one of these is read: a recording may be anybody's. */
	within: string[];
	/** Texts to take in the place of those that lie there; undefined: none is to be shown. */
	texts?: Map<string, string | undefined>;
}

const LIMITS = { files: 30, fileBytes: 256 * 1024, bytes: 1024 * 1024 };
const PROGRAM = /\.[cm]?[jt]sx?$/;

/** The program's files that these recordings name and that are there: a recording holds places, and no text. */
export function namedSources(recordings: Recording[], { folders, within, texts }: Places): Handed[] {
	const roots = [...new Set(within.flatMap(realPath))];
	const sources: Handed[] = [];
	let left = LIMITS.bytes;
	for (const name of new Set(recordings.flatMap(namesIn))) {
		if (sources.length === LIMITS.files) break;
		const most = Math.min(left, LIMITS.fileBytes);
		const text = texts?.has(name)
			? texts.get(name)
			: folders
					.map((folder) => readBelow(roots, path.resolve(folder, name), most))
					.find((found) => found !== undefined);
		if (text === undefined) continue;
		left -= Buffer.byteLength(text);
		sources.push({ name: name.replaceAll('\\', '/'), text });
	}
	return sources;
}

/** The program itself, then the files of the places, those with the most events first. */
function namesIn({ header, events }: Recording): string[] {
	const counts = new Map<string, number>();
	for (const { at } of events) {
		const file = at?.replace(/:\d+$/, '');
		if (file !== undefined) counts.set(file, (counts.get(file) ?? 0) + 1);
	}
	const program = header.command.slice(1).find((word) => PROGRAM.test(word));
	const places = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
	return [...(program === undefined ? [] : [path.basename(program)]), ...places].filter(isOwn);
}

/** Files of the program, and not of its packages. */
function isOwn(name: string): boolean {
	return PROGRAM.test(name) && !/(^|[\\/])node_modules[\\/]/.test(name) && !name.includes('\0');
}

/** The text of a plain file of at most so many bytes below one of the folders, wherever links lead. */
function readBelow(roots: string[], file: string, most: number): string | undefined {
	const [real] = realPath(file);
	if (real === undefined || !roots.some((root) => isBelow(root, real))) return undefined;
	const stat = fs.statSync(real);
	if (!stat.isFile() || stat.size > most) return undefined;
	const text = fs.readFileSync(real, 'utf8');
	return text.includes('\0') ? undefined : text;
}

function isBelow(folder: string, file: string): boolean {
	const way = path.relative(folder, file);
	return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function realPath(file: string): string[] {
	try {
		return [fs.realpathSync(file)];
	} catch {
		return []; // Not there, or not for us to read.
	}
}
