/** What a reader may edit of a lab, and what is shown beside it. */
import fs from 'node:fs';
import path from 'node:path';
import { importsOf } from '../../../scripts/labs/imports.ts';
import { pathOf } from '../../../scripts/labs/library.ts';
import { type Lab, programOf } from '../../../scripts/labs/load.ts';

/** The texts of one program: those that may be changed, and the pieces of labs/lib that they import. */
export interface ProgramTexts {
	files: Record<string, string>;
	readOnly: Record<string, string>;
}

/** What `/labs/<id>/files.json` says. */
export interface LabFiles extends ProgramTexts {
	/** What a learner starts from, where the lab is an exercise. */
	task?: ProgramTexts;
}

/** All that is to be edited of a lab. */
export function labFiles(lab: Lab): LabFiles {
	return {
		...textsFrom(lab, programOf(lab)),
		...(lab.exercise && { task: taskTexts(lab) }),
	};
}

/** What drives an exercise is read, and never edited. */
function taskTexts(lab: Lab): ProgramTexts {
	const { files, readOnly } = textsFrom(lab, 'exercise.ts');
	const driven = lab.files.includes('harness.ts');
	const harness = driven && { 'harness.ts': fs.readFileSync(pathOf(lab, 'harness.ts'), 'utf8') };
	return { files, readOnly: { ...readOnly, ...harness } };
}

/** A program with what it imports, in that order: its own files to be edited, those of labs/lib to be read. */
function textsFrom(lab: Lab, program: string): ProgramTexts {
	const texts: ProgramTexts = { files: {}, readOnly: {} };
	const waiting = [program];
	for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
		const shared = file.startsWith('lib/');
		const into = shared ? texts.readOnly : texts.files;
		if (Object.hasOwn(into, file) || (!shared && !lab.files.includes(file)) || !/\.[cm]?[jt]s$/.test(file)) continue;
		const at = pathOf(lab, file);
		into[file] = fs.readFileSync(at, 'utf8');
		for (const name of importsOf(into[file] ?? '').files) {
			const found = path.resolve(path.dirname(at), name);
			const own = path.relative(lab.dir, found).replaceAll('\\', '/');
			waiting.push(
				own.startsWith('..') ? path.relative(path.join(lab.root, 'labs'), found).replaceAll('\\', '/') : own,
			);
		}
	}
	return texts;
}
