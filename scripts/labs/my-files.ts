import fs from 'node:fs';
import path from 'node:path';
import { editableFiles } from './editable-files.ts';
import type { Lab } from './load.ts';

/** Where the learner's own copy of an exercise lies. */
export function myFolder(lab: Lab): string {
	return path.join(lab.root, 'my', lab.module, lab.name);
}

const MOST_FILES = 100;
const MOST_BYTES = 1 << 20;

/**
 * The texts of the learner's own copy by name, with what was added beside it. What judges it counts as it is in the lab: a file
 * of the same name here is passed over.
 */
export function myFiles(lab: Lab): Record<string, string> {
	const folder = myFolder(lab);
	const editable = editableFiles(lab, true);
	const names = fs
		.globSync('**/*.{ts,mts,cts,js,mjs,cjs,json,txt}', { cwd: folder, exclude: ['**/node_modules/**'] })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => editable.includes(name) || !isOfLab(lab, name))
		.filter((name) => fs.statSync(path.join(folder, name)).size <= MOST_BYTES)
		.sort();
	return Object.fromEntries(
		names.slice(0, MOST_FILES).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
	);
}

function isOfLab(lab: Lab, name: string): boolean {
	return lab.files.includes(name) || /^(harness|claims|main)\.ts$|^lab\.json$/.test(name);
}
