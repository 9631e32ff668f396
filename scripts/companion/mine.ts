import fs from 'node:fs';
import path from 'node:path';
import { editableFiles } from '../labs/editable-files.ts';
import { linkLibrary } from '../labs/link-library.ts';
import type { Lab } from '../labs/load.ts';
import { keepBeside } from './keep-beside.ts';
import { placeInMine, readInMine } from './mine-place.ts';
import type { Opener } from './open-in-editor.ts';
import { Refused } from './refusal.ts';
import { findWanted, readWanted, TEXT_BYTES } from './wanted.ts';
import { writeWhole } from './write-whole.ts';

const FORM = 'Send {"lab":"<module>/<name>","files":{"exercise.ts":"…"}} and, to open it, "open".';

/** What was written, and what became of it. */
export interface Written {
	/** The program's file, absolute. */
	path: string;
	opened: boolean;
	/** Copies of files that held other text: `my/sharing/mutex/exercise.before-1.ts` */
	kept: string[];
	/** What the learner should know, in sentences. */
	says?: string;
}

/** The learner's own copy of a lab, `my/<module>/<lab>/`. */
export function readMine(root: string, id: string): { files: Record<string, string>; path: string } {
	const lab = findWanted(root, id);
	const texts = ownFiles(lab).map((name) => [name, readInMine(root, `${id}/${name}`, TEXT_BYTES)?.toString()] as const);
	const files = Object.fromEntries(texts.filter(([, text]) => text !== undefined)) as Record<string, string>;
	if (Object.keys(files).length > 0) return { files, path: `my/${id}` };
	throw new Refused(404, `There is no copy of ${id} under my/.`, `Make one: npm run interleave -- start ${id}`);
}

/** Writes the learner's own copy of a lab. What stood there with other text is kept beside. */
export async function writeMine(root: string, body: unknown, open: Opener): Promise<Written> {
	const wanted = readWanted(body, ['files', 'open'], FORM);
	const lab = findWanted(root, wanted.lab);
	const files = Object.entries(wanted.files ?? {});
	const own = ownFiles(lab);
	const other = files.find(([name]) => !own.includes(name));
	if (other)
		throw new Refused(400, `${JSON.stringify(other[0])} is no file of ${lab.id} to edit.`, `It has ${own.join(', ')}.`);
	const program = own.find((name) => Object.hasOwn(wanted.files ?? {}, name));
	if (program === undefined) throw new Refused(400, 'No text was sent.', FORM);
	linkLibrary(root);
	const kept: string[] = [];
	for (const [name, text] of files) {
		const beside = await put(root, `${lab.id}/${name}`, text);
		if (beside) kept.push(beside);
	}
	const place = path.join(root, 'my', lab.id, program);
	const { opened, says } = wanted.open
		? await open(placeInMine(root, `${lab.id}/${program}`))
		: { opened: false, says: undefined };
	const sentences = [...kept.map((copy) => `What stood there is kept as ${copy}.`), ...(says ? [says] : [])];
	return { path: place, opened, kept, ...(sentences.length > 0 && { says: sentences.join(' ') }) };
}

/** Gives the copy that was kept of another text. */
async function put(root: string, name: string, text: string): Promise<string | undefined> {
	const before = readInMine(root, name, TEXT_BYTES);
	if (before?.equals(Buffer.from(text))) return undefined;
	const place = placeInMine(root, name);
	fs.mkdirSync(path.dirname(place), { recursive: true });
	const copy = before && keepBeside(place, 'before');
	await writeWhole(place, text, { mode: 0o666 });
	return copy && path.posix.join('my', path.posix.dirname(name), path.basename(copy));
}

/** The program first: the exercise where the lab is one. */
function ownFiles(lab: Lab): string[] {
	return [...new Set([...editableFiles(lab, true), ...editableFiles(lab)])];
}
