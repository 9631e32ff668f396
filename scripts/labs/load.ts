import fs from 'node:fs';
import path from 'node:path';
import { lineOfKey } from './json-fields.ts';
import { LabError, UnknownNameError } from './lab-error.ts';
import { type LabJson, readLabJson } from './lab-json.ts';
import { didYouMean } from './near.ts';

/** One folder under `labs/`: a program, its claims, its recordings. */
export interface Lab extends LabJson {
	/** `sharing/first-race` */
	id: string;
	module: string;
	/** The last part of the id. */
	name: string;
	/** The checkout that it belongs to; labs run with it as their working directory. */
	root: string;
	/** The lab's own folder, absolute. */
	dir: string;
	/** Whether a learner has something to edit here. */
	exercise: boolean;
	/** All its files, relative to `dir`, with `/`. */
	files: string[];
}

/** The modules that are no modules: what labs share. */
const SHARED = 'lib';

/** All labs of a checkout, by id. */
export function loadLabs(root: string): Lab[] {
	const labs = path.join(root, 'labs');
	const modules = folders(labs).filter((name) => name !== SHARED);
	return modules.flatMap((module) =>
		folders(path.join(labs, module)).map((name) => loadLab(root, `${module}/${name}`)),
	);
}

/** The lab of that id, or of that last part of an id where only one lab has it. */
export function findLab(labs: Lab[], wanted: string): Lab {
	const found = labs.filter((lab) => lab.id === wanted || lab.name === wanted);
	if (found.length === 1 && found[0]) return found[0];
	if (found.length > 1) {
		throw new UnknownNameError(`"${wanted}" may be ${found.map((lab) => lab.id).join(' or ')}`, 'Give the whole id.');
	}
	const known = labs.flatMap((lab) => [lab.id, lab.name]);
	const remedy = didYouMean(wanted, known) || 'See the labs: npm run interleave -- list';
	throw new UnknownNameError(`there is no lab "${wanted}"`, remedy);
}

/** The name of a lab's program: `main.ts`, or what a learner starts from where it has none. */
export function programOf(lab: Lab): string {
	return lab.files.includes('main.ts') ? 'main.ts' : 'exercise.ts';
}

/** The named variant; undefined for `main.ts` as it is. */
export function variantOf(lab: Lab, variant: string | undefined) {
	if (variant === undefined) return undefined;
	const names = Object.keys(lab.variants);
	if (Object.hasOwn(lab.variants, variant)) return lab.variants[variant];
	const remedy = didYouMean(variant, names) || (names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.');
	throw new UnknownNameError(`lab ${lab.id} has no variant "${variant}"`, remedy);
}

function loadLab(root: string, id: string): Lab {
	const [module = '', name = ''] = id.split('/');
	const dir = path.join(root, 'labs', module, name);
	const files = filesOf(dir);
	const missing = (file: string, remedy: string) => {
		throw new LabError({ file: `labs/${id}/${file}` }, 'this file is missing', remedy);
	};
	if (!files.includes('lab.json'))
		missing('lab.json', 'A lab needs { "title", "goal", "timeout" }; see CONTRIBUTING.md.');
	if (!files.includes('main.ts') && !files.includes('exercise.ts')) missing('main.ts', 'A lab needs its program.');
	if (!files.includes('claims.ts')) missing('claims.ts', 'Export `claims` from it: what a run of the program shows.');
	const text = fs.readFileSync(path.join(dir, 'lab.json'), 'utf8');
	const json = readLabJson(text, `labs/${id}/lab.json`);
	const lacks = (key: string, file: string, remedy: string) => {
		if (files.includes(file)) return;
		const line = lineOfKey(text, key);
		throw new LabError({ file: `labs/${id}/lab.json`, line }, `"${key}" is about ${file}, which is missing`, remedy);
	};
	for (const { change } of Object.values(json.variants))
		if (change !== undefined) lacks('change', `changes/${change}`, 'Add it, or take the variant out.');
	if (json.fails !== undefined || json.form !== 'program')
		lacks('exercise', 'exercise.ts', 'Add what a learner starts from, or remove "exercise".');
	return { id, module, name, root, dir, exercise: files.includes('exercise.ts'), files, ...json };
}

function folders(dir: string): string[] {
	if (!fs.existsSync(dir)) return [];
	const entries = fs.readdirSync(dir, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
		.map((entry) => entry.name)
		.sort();
}

function filesOf(dir: string): string[] {
	const entries = fs.readdirSync(dir, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
	return entries
		.map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
		.sort();
}
