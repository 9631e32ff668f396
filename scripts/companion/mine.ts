import fs from 'node:fs';
import path from 'node:path';
import { editableFiles, exerciseFiles } from '../labs/editable-files.ts';
import { furnishMyFolder } from '../labs/furnish-my-folder.ts';
import type { Lab } from '../labs/load.ts';
import { keepBeside } from './keep-beside.ts';
import { onDisk, placeInMine, readInMine } from './mine-place.ts';
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

/** The learner's own copy of a lab, `my/<module>/<lab>/`: no files where there is none, which a page asks for as a rule. */
export function readMine(root: string, id: string): { files: Record<string, string>; path: string } {
	const lab = findWanted(root, id);
	const texts = ownFiles(lab).map((name) => [name, readInMine(root, `${id}/${name}`, TEXT_BYTES)?.toString()] as const);
	const files = Object.fromEntries(texts.filter(([, text]) => text !== undefined)) as Record<string, string>;
	return { files, path: `my/${id}` };
}

/** Writes the learner's own copy of a lab. What stood there with other text is kept beside. */
export async function writeMine(root: string, body: unknown, open: Opener): Promise<Written> {
	const { lab: id, files = {}, open: toOpen } = readWanted(body, ['files', 'open'], FORM);
	const lab = findWanted(root, id);
	const program = programIn(lab, files);
	const kept = await onDisk(`${id}/${program}`, () => writeAll(lab, program, files));
	const { opened, says } = toOpen
		? await open(placeInMine(root, `${id}/${program}`))
		: { opened: false, says: undefined };
	const sentences = [...kept.map((copy) => `What stood there is kept as ${copy}.`), ...(says ? [says] : [])];
	return {
		path: path.join(root, 'my', id, program),
		opened,
		kept,
		...(sentences.length > 0 && { says: sentences.join(' ') }),
	};
}

/** The program that these texts belong to. Names are looked up: none becomes a path that is not a lab's file. */
function programIn(lab: Lab, files: Record<string, string>): string {
	const own = ownFiles(lab);
	const other = Object.keys(files).find((name) => !own.includes(name));
	if (other !== undefined) {
		const remedy = own.length > 0 ? `It has ${own.join(', ')}.` : 'It has no program to edit.';
		throw new Refused(400, `${JSON.stringify(other)} is no file of ${lab.id} to edit.`, remedy);
	}
	const [first] = Object.keys(files);
	if (first === undefined) throw new Refused(400, 'No text was sent.', FORM);
	return editableFiles(lab, true).includes(first) ? 'exercise.ts' : 'main.ts';
}

/** Writes the texts, and what else the program needs where it is not there. Gives the copies that were kept. */
async function writeAll(lab: Lab, program: string, files: Record<string, string>): Promise<string[]> {
	furnishMyFolder(lab.root);
	const kept: string[] = [];
	for (const [name, text] of Object.entries(files)) {
		const copy = await put(lab.root, `${lab.id}/${name}`, text);
		if (copy) kept.push(copy);
	}
	for (const name of program === 'main.ts' ? editableFiles(lab) : exerciseFiles(lab)) {
		const isThere = readInMine(lab.root, `${lab.id}/${name}`, Number.POSITIVE_INFINITY) !== undefined;
		if (!isThere) await put(lab.root, `${lab.id}/${name}`, fs.readFileSync(path.join(lab.dir, name), 'utf8'));
	}
	return kept;
}

/** Gives the copy that was kept of another text. */
async function put(root: string, name: string, text: string): Promise<string | undefined> {
	for (;;) {
		const read = () => readInMine(root, name, TEXT_BYTES);
		const before = read();
		if (before?.equals(Buffer.from(text))) return undefined;
		const place = placeInMine(root, name);
		fs.mkdirSync(path.dirname(place), { recursive: true });
		const copy = before && keepBeside(place, 'before');
		// The learner, or another tab, may write meanwhile.
		const still = () => {
			const now = read();
			return before === undefined ? now === undefined : now?.equals(before) === true;
		};
		if (await writeWhole(place, text, { mode: 0o666, still }))
			return copy && path.posix.join('my', path.posix.dirname(name), path.basename(copy));
	}
}

/** The program first: the exercise where the lab is one. */
function ownFiles(lab: Lab): string[] {
	return [...new Set([...editableFiles(lab, true), ...editableFiles(lab)])];
}
