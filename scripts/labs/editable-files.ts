import fs from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports.ts';
import { LabError } from './lab-error.ts';
import type { Lab } from './load.ts';

/**
 * The files of a lab that a reader may edit: its program and what that imports from the lab's folder, the program first.
 * With `task` the program is `exercise.ts`; what judges it (the harness, what it and the claims import, the answers) is not
 * among them.
 */
export function editableFiles(lab: Lab, task = false): string[] {
	const program = task ? 'exercise.ts' : 'main.ts';
	if (!lab.files.includes(program)) return [];
	const kept = task ? reach(lab, ['harness.ts', 'claims.ts'], [program]) : [];
	return reach(lab, [program], ['claims.ts', 'lab.json', 'solution.ts']).filter((file) => !kept.includes(file));
}

/** `exercise.ts` and all that it imports from the lab's folder: what a learner begins with. */
export function exerciseFiles(lab: Lab): string[] {
	return reach(lab, ['exercise.ts'], ['harness.ts', 'claims.ts', 'lab.json', 'solution.ts']);
}

/** Refuses texts for files that are not the reader's to edit. */
export function checkEdited(lab: Lab, files: Record<string, string>, task = false): void {
	const editable = editableFiles(lab, task);
	const other = Object.keys(files).find((file) => !editable.includes(file));
	if (other === undefined) return;
	const remedy = editable.length > 0 ? `Edit ${editable.join(', ')}.` : 'It has no program to edit.';
	throw new LabError({ file: `labs/${lab.id}/${other}` }, 'this file cannot be edited', remedy);
}

/** The lab's own files that these import, themselves or through one another; these first. */
function reach(lab: Lab, from: string[], without: string[]): string[] {
	const found: string[] = [];
	const waiting = [...from];
	for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
		if (!lab.files.includes(file) || found.includes(file) || without.includes(file)) continue;
		found.push(file);
		if (!/\.[cm]?[jt]s$/.test(file)) continue;
		const text = fs.readFileSync(path.join(lab.dir, file), 'utf8');
		for (const name of importsOf(text).files)
			waiting.push(path.relative(lab.dir, path.resolve(lab.dir, path.dirname(file), name)).replaceAll('\\', '/'));
	}
	return found;
}
