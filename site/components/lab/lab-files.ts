/** What a reader may edit of a lab, and what is shown beside it. */
import fs from 'node:fs';
import path from 'node:path';
import { editableFiles } from '../../../scripts/labs/editable-files.ts';
import { importsOf } from '../../../scripts/labs/imports.ts';
import { pathOf } from '../../../scripts/labs/library.ts';
import type { Lab } from '../../../scripts/labs/load.ts';
import { variantFiles } from '../../../scripts/labs/variant-files.ts';

/** The texts of one program: those that may be changed, and the pieces of labs/lib that they import. */
export interface ProgramTexts {
	/** The program first. */
	files: Record<string, string>;
	readOnly: Record<string, string>;
}

/** What `/labs/<id>/files.json` says. */
export interface LabFiles extends ProgramTexts {
	/** What a learner starts from, where the lab is an exercise, and what drives it. */
	task?: ProgramTexts & { harness?: string };
	/** The texts of variants that are made by a change: those that it changes. */
	changes?: Record<string, Record<string, string>>;
}

/** All that is to be edited of a lab. */
export function labFiles(lab: Lab): LabFiles {
	const changes = Object.entries(lab.variants)
		.filter(([, { change }]) => change !== undefined)
		.map(([name]) => [name, variantFiles(lab, name)]);
	return {
		...textsOf(lab, editableFiles(lab)),
		...(lab.exercise && { task: { ...textsOf(lab, editableFiles(lab, true)), ...harnessOf(lab) } }),
		...(changes.length > 0 && { changes: Object.fromEntries(changes) }),
	};
}

function harnessOf(lab: Lab): { harness?: string } {
	if (!lab.files.includes('harness.ts')) return {};
	return { harness: fs.readFileSync(pathOf(lab, 'harness.ts'), 'utf8') };
}

function textsOf(lab: Lab, names: readonly string[]): ProgramTexts {
	const files = Object.fromEntries(names.map((name) => [name, fs.readFileSync(pathOf(lab, name), 'utf8')]));
	return { files, readOnly: sharedBy(lab, names) };
}

/** The pieces of labs/lib that these import, themselves or through one another. */
function sharedBy(lab: Lab, names: readonly string[]): Record<string, string> {
	const labs = path.join(lab.root, 'labs');
	const found: Record<string, string> = {};
	const waiting = [...names];
	for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
		const at = pathOf(lab, file);
		const text = fs.readFileSync(at, 'utf8');
		if (file.startsWith('lib/')) found[file] = text;
		for (const name of importsOf(text).files) {
			const piece = path.relative(labs, path.resolve(path.dirname(at), name)).replaceAll('\\', '/');
			if (piece.startsWith('lib/') && !Object.hasOwn(found, piece) && fs.existsSync(path.join(labs, piece)))
				waiting.push(piece);
		}
	}
	return found;
}
