import fs from 'node:fs';
import path from 'node:path';
import { writing } from './in-the-way.ts';
import type { Lab } from './load.ts';
import { leaveNumber, takeLeftNumbers, takeNumber } from './mirror-numbers.ts';

/** A copy of a lab to be run, and to be broken by what runs. */
export interface Mirror {
	/** What stands for the checkout: the run's working directory. */
	root: string;
	/** The copy of the lab's folder. */
	dir: string;
	remove(): void;
}

/** Where the copies lie in the checkout, each in a folder with a number. */
export const MIRRORS = path.join('.interleave', 'mirror');
/** What a run does not need: what was recorded, what judges it, the answers. */
const NOT_COPIED =
	/^(recording|outcomes)\.json$|^recordings\/|^claims(\.test)?\.ts$|\.test\.ts$|^(solution|wrong\/.*)\.ts$|^hints\.md$|^changes\//;

/**
 * Copies a lab's folder and labs/lib below `.interleave/mirror/<number>/labs`, with these texts in the place of its own: what the
 * program deletes or writes there is the copy's, and places and arguments read as in the original. Packages are found upwards.
 * A number is used again as soon as it is free, so that Node's compile cache knows the files.
 */
export function makeMirror(lab: Lab, files: Record<string, string> = {}): Mirror {
	const folder = path.join(lab.root, MIRRORS);
	return writing(lab.root, path.join(folder, 'x'), () => made(folder, lab, files));
}

function made(folder: string, lab: Lab, files: Record<string, string>): Mirror {
	fs.mkdirSync(folder, { recursive: true });
	removeLeftOver(folder);
	const number = takeNumber(folder);
	const root = path.join(folder, number);
	const remove = () => {
		removeTree(root);
		leaveNumber(folder, number);
	};
	try {
		return { root, dir: fill(root, lab, files), remove };
	} catch (error) {
		remove();
		throw error;
	}
}

function fill(root: string, lab: Lab, files: Record<string, string>): string {
	const dir = path.join(root, 'labs', lab.module, lab.name);
	removeTree(root);
	fs.mkdirSync(dir, { recursive: true });
	for (const file of lab.files) {
		if (Object.hasOwn(files, file) || NOT_COPIED.test(file)) continue;
		fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
		fs.copyFileSync(path.join(lab.dir, file), path.join(dir, file));
	}
	for (const [file, text] of Object.entries(files)) {
		const target = path.join(dir, file);
		if (path.relative(dir, target).startsWith('..')) throw new Error(`${file} lies outside of ${lab.id}`);
		fs.mkdirSync(path.dirname(target), { recursive: true });
		fs.writeFileSync(target, text);
	}
	copyLibrary(lab, root);
	return dir;
}

function copyLibrary(lab: Lab, root: string): void {
	const library = path.join(lab.root, 'labs', 'lib');
	if (!fs.existsSync(library)) return;
	fs.mkdirSync(path.join(root, 'labs', 'lib'));
	for (const name of fs.readdirSync(library)) {
		if (!name.endsWith('.test.ts')) fs.copyFileSync(path.join(library, name), path.join(root, 'labs', 'lib', name));
	}
}

/** Removes the mirrors that processes left which were killed. */
export function removeLeftMirrors(root: string): void {
	const folder = path.join(root, MIRRORS);
	if (fs.existsSync(folder)) removeLeftOver(folder);
}

function removeLeftOver(folder: string): void {
	for (const number of takeLeftNumbers(folder)) {
		removeTree(path.join(folder, number));
		leaveNumber(folder, number);
	}
}

/** What cannot be removed now (a program took away its own rights) is removed with what others left. */
function removeTree(folder: string): void {
	try {
		fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	} catch {
		// Nothing that a run could not have done itself.
	}
}
