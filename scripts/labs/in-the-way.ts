import fs from 'node:fs';
import path from 'node:path';
import { LabError } from './lab-error.ts';

/** Refuses to go on where something else lies where a file and its folders should: what it is, and what to do. */
export function refuseInTheWay(root: string, file: string): void {
	const names = path.relative(root, file).split(path.sep);
	for (const index of names.keys()) {
		const wanted = index < names.length - 1 ? 'folder' : 'file';
		const place = path.join(root, ...names.slice(0, index + 1));
		const link = fs.lstatSync(place, { throwIfNoEntry: false });
		if (!link) return;
		const found = fs.statSync(place, { throwIfNoEntry: false });
		const at = { file: names.slice(0, index + 1).join('/') };
		if (!found)
			throw new LabError(at, 'this link leads nowhere', `Remove it, or make the ${wanted} that it should lead to.`);
		if (wanted === 'folder' ? found.isDirectory() : found.isFile()) continue;
		const is = found.isDirectory() ? 'a folder' : found.isFile() ? 'a file' : 'neither a file nor a folder';
		throw new LabError(
			at,
			`this is ${is}, and a ${wanted} is needed here`,
			'Move it elsewhere, or give it another name.',
		);
	}
}

/** Writes below a checkout; `file` is where. What is against it is said with its place and what to do. */
export function writing<T>(root: string, file: string, write: () => T): T {
	try {
		return write();
	} catch (error) {
		const { code = '', path: at = file } = error as NodeJS.ErrnoException;
		if (IN_THE_WAY.includes(code)) refuseInTheWay(root, file);
		const remedy = REMEDIES[code];
		if (remedy === undefined) throw error;
		const inside = path.relative(root, at).replaceAll('\\', '/');
		const problem = code === 'ENOSPC' ? 'there is no room for it' : 'it cannot be written';
		throw new LabError({ file: inside.startsWith('..') ? at : inside }, `${problem} (${code})`, remedy, error);
	}
}

const RIGHTS = 'Give yourself the right to write there, or use a copy of the course that is yours.';
const REMEDIES: Record<string, string> = {
	...{ EACCES: RIGHTS, EPERM: RIGHTS, EROFS: RIGHTS },
	...{ ENOSPC: 'Make room on this disk.', EDQUOT: 'Make room: you have used all that is yours.' },
};
const IN_THE_WAY = ['ENOTDIR', 'EEXIST', 'ENOENT', 'EISDIR', 'ELOOP'];
