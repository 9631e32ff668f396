import fs from 'node:fs';
import path from 'node:path';
import { type Kept, keptText, mergeKept, nothingKept, type ReadKept, readKept } from '../progress/kept.ts';
import { keepBeside } from './keep-beside.ts';
import { onDisk, placeInMine, readInMine } from './mine-place.ts';
import { inWords, Refused } from './refusal.ts';
import { writeWhole } from './write-whole.ts';

/** How large the file may become, and with it what a page sends of it, bytes. */
export const PROGRESS_BYTES = 8 * 1024 * 1024;

const FILE = 'progress.json';
const NOTHING = Buffer.of();

/** All that is kept, and what is to be told of it, a sentence each. */
export interface Told extends Kept {
	says?: string[];
}

/** The learner's progress and own texts on disk: `my/progress.json`. */
export interface ProgressFile {
	read(): Promise<Told>;
	/** Adds what a page has, and gives all. Where that cannot be written it throws, and the file is as it was. */
	add(given: unknown): Promise<Told>;
	/** Resolves when nothing is being written. */
	settle(): Promise<void>;
}

/**
 * Keeps the file that several tabs, and a second companion, write to: it grows by merge alone, and one at a time. Before what
 * cannot be read in it is written over, the file is copied beside itself.
 */
export function keepProgress(root: string): ProgressFile {
	const says = new Set<string>();
	let last: Promise<unknown> = Promise.resolve();

	function inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
		const next = last.then(work);
		last = next.catch(() => {});
		return next;
	}

	function told(kept: Kept): Told {
		return says.size > 0 ? { ...kept, says: [...says] } : kept;
	}

	function load(): { bytes?: Buffer | undefined; kept: Kept } {
		const bytes = readInMine(root, FILE, PROGRESS_BYTES);
		if (bytes === undefined) return { kept: nothingKept() };
		const { kept, lost, newer } = parse(bytes);
		if (newer !== undefined) {
			const error = 'my/progress.json was written by a newer version of the course, and is left as it is.';
			throw new Refused(409, error, 'Bring this one up to date: git pull');
		}
		if (lost.length > 0) says.add(setAside(root, lost));
		return { bytes, kept };
	}

	async function add(given: unknown): Promise<Told> {
		const kept = readGiven(given);
		for (;;) {
			const before = load();
			const all = mergeKept(before.kept, kept);
			const bytes = Buffer.from(keptText(all));
			if (before.bytes && bytes.equals(before.bytes)) return told(all);
			if (bytes.length > PROGRESS_BYTES) {
				const error = `What you did, with all your texts, is larger than ${inWords(PROGRESS_BYTES)}: the disk keeps it as it was.`;
				throw new Refused(413, error, 'Export it, and take away texts that you no longer need.');
			}
			// Another companion of this checkout may write meanwhile.
			const still = () => readInMine(root, FILE, PROGRESS_BYTES)?.equals(before.bytes ?? NOTHING) ?? true;
			if (await writeWhole(placeOf(root), bytes, { still })) return told(all);
		}
	}

	return {
		read: () => inTurn(() => onDisk(FILE, async () => told(load().kept))),
		add: (given) => inTurn(() => onDisk(FILE, () => add(given))),
		settle: () => last.then(() => {}),
	};
}

function parse(bytes: Buffer): ReadKept {
	try {
		return readKept(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch (error) {
		return { kept: nothingKept(), lost: [`${(error as Error).message}.`] };
	}
}

/** What a page has that it cannot read itself stays with the page. */
function readGiven(given: unknown): Kept {
	const { kept, lost, newer } = readKept(given);
	const isNothing = keptText(kept) === keptText(nothingKept());
	if (newer === undefined && !(isNothing && lost.length > 0)) return kept;
	throw new Refused(400, `This cannot be kept: ${lost[0]}`, 'Reload the page.');
}

function setAside(root: string, lost: string[]): string {
	const copy = path.basename(keepBeside(placeOf(root), 'damaged'));
	const more = lost.length > 1 ? ` (and ${lost.length - 1} more)` : '';
	return `Not all of my/progress.json could be read: ${lost[0]}${more} It is kept as my/${copy}.`;
}

function placeOf(root: string): string {
	fs.mkdirSync(path.join(root, 'my'), { recursive: true });
	return placeInMine(root, FILE);
}
