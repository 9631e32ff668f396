import { editableFiles } from '../labs/editable-files.ts';
import { findLab, type Lab, loadLabs } from '../labs/load.ts';
import { named } from './named.ts';
import { inWords, Refused } from './refusal.ts';

/** How much edited text one request may bring, bytes. */
export const TEXT_BYTES = 256 * 1024;

/** How large a body that brings it may be: in JSON, quotes and line ends take two bytes. */
export const TEXT_BODY_BYTES = 2 * TEXT_BYTES;

/** What a page may say beside the whole id of a lab. */
export interface Wanted {
	lab: string;
	variant?: string;
	/** Edited text, by the name of the file whose place it takes. */
	files?: Record<string, string>;
	/** Where the lab's knobs stand. */
	knobs?: Record<string, number>;
	/** The exercise, not the program that the lab shows. */
	task?: boolean;
	thorough?: boolean;
	open?: boolean;
}

type Shape = { is(value: unknown): boolean; not: string };

const flag = (name: string): Shape => ({ is: (value) => typeof value === 'boolean', not: `"${name}" is not true.` });

const SHAPES: Record<keyof Wanted, Shape> = {
	lab: { is: isText, not: 'No lab is named.' },
	variant: { is: isText, not: 'The variant is not a name.' },
	files: { is: (value) => isObjectOf(value, isText), not: '"files" is not an object of texts.' },
	knobs: { is: (value) => isObjectOf(value, Number.isFinite), not: '"knobs" is not an object of numbers.' },
	task: flag('task'),
	thorough: flag('thorough'),
	open: flag('open'),
};

/** Reads a body that names a lab and may say this much more. `remedy` says what to send. */
export function readWanted(body: unknown, more: (keyof Wanted)[], remedy: string): Wanted {
	const refuse = (error: string): never => {
		throw new Refused(400, error, remedy);
	};
	if (!isObjectOf(body, () => true)) return refuse('The body is not a JSON object.');
	const keys = ['lab', ...more];
	const other = Object.keys(body).find((key) => !keys.includes(key));
	if (other !== undefined) refuse(`${JSON.stringify(other)} is not known here.`);
	for (const key of ['lab', ...more] as const) {
		const absent = body[key] === undefined && key !== 'lab';
		if (!absent && !SHAPES[key].is(body[key])) refuse(SHAPES[key].not);
	}
	const wanted = body as unknown as Wanted;
	boundTexts(wanted.files ?? {});
	return wanted;
}

/** Looks a lab up by its whole id among those that there are; what was asked for never becomes a path. */
export function findWanted(root: string, id: string): Lab {
	const labs = loadLabs(root);
	const lab = labs.find((lab) => lab.id === id);
	if (lab) return lab;
	const near = named(() => findLab(labs, id));
	throw new Refused(404, `There is no lab "${id}".`, `Did you mean ${near.id}?`);
}

/** Only what a reader may edit of a lab may be sent: its files are looked up by name, and no name becomes a path. */
export function refuseForeign(lab: Lab, files: Record<string, string>, task = false): void {
	if (task && !lab.exercise) throw new Refused(400, `${lab.id} is no exercise.`, 'Leave "task" out.');
	const editable = editableFiles(lab, task);
	const other = Object.keys(files).find((name) => !editable.includes(name));
	if (other === undefined) return;
	const remedy = editable.length > 0 ? `Edit ${editable.join(', ')}.` : 'It has no program to edit.';
	throw new Refused(400, `${JSON.stringify(other)} of ${lab.id} cannot be edited.`, remedy);
}

function boundTexts(files: Record<string, string>): void {
	const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
	if (bytes <= TEXT_BYTES) return;
	throw new Refused(
		413,
		`The edited text is larger than ${inWords(TEXT_BYTES)}.`,
		'A program can make large texts while it runs.',
	);
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isObjectOf(value: unknown, is: (value: unknown) => boolean): value is Record<string, unknown> {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject && Object.values(value).every(is);
}
