import fs from 'node:fs';
import path from 'node:path';
import type { Lab } from './load.ts';

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
	fs.mkdirSync(folder, { recursive: true });
	removeLeftOver(folder);
	const number = take(folder);
	const root = path.join(folder, number);
	const remove = () => {
		removeTree(root);
		fs.rmSync(path.join(folder, `${number}.pid`), { force: true });
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

/** Makes the least free number ours: the file `<number>.pid` says whose it is. */
function take(folder: string): string {
	for (let number = 1; ; number++) {
		try {
			fs.writeFileSync(path.join(folder, `${number}.pid`), String(process.pid), { flag: 'wx' });
			return String(number);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
	}
}

/** Removes the mirrors that processes left which were killed. */
export function removeLeftMirrors(root: string): void {
	const folder = path.join(root, MIRRORS);
	if (fs.existsSync(folder)) removeLeftOver(folder);
}

function removeLeftOver(folder: string): void {
	for (const name of fs.readdirSync(folder)) {
		const [, number] = /^(\d+)\.pid$/.exec(name) ?? [];
		if (number === undefined || isAlive(ownerOf(path.join(folder, name)))) continue;
		removeTree(path.join(folder, number));
		fs.rmSync(path.join(folder, name), { force: true });
	}
}

function ownerOf(file: string): number {
	try {
		return Number(fs.readFileSync(file, 'utf8'));
	} catch {
		return 0;
	}
}

/** A file that is being written has no number yet: its owner is at work. */
function isAlive(pid: number): boolean {
	if (pid === 0) return true;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
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
