import type { Need } from '../recording/claim.ts';
import { jsonLines } from '../recording/json-lines.ts';
import {
	environment,
	type Fail,
	type Json,
	kindOf,
	lineOfKey,
	object,
	onlyKeys,
	sentence,
	strings,
} from './json-fields.ts';
import { type Knob, readKnobs } from './knobs.ts';
import { LabError } from './lab-error.ts';
import { milliseconds } from './milliseconds.ts';
import { didYouMean } from './near.ts';

/** What `lab.json` says, checked and with its defaults filled in. */
export interface LabJson {
	title: string;
	goal: string;
	timeoutMs: number;
	runs: number;
	needs: Need[];
	args: string[];
	env: Record<string, string>;
	variants: Record<string, Variant>;
	/** What a reader may turn, by name. */
	knobs: Record<string, Knob>;
	/** What a learner does in `exercise.ts`. */
	form: ExerciseForm;
	/** The claim of the task that `exercise.ts` fails, as it stands there. */
	fails?: string;
}

/** A lab's program with other arguments, another environment, or changed by a file of `changes/`. */
export interface Variant {
	title: string;
	args?: string[];
	env?: Record<string, string>;
	/** `short-section.diff` */
	change?: string;
}

/** To write a program, to fill its gaps, or to put its lines in order. */
export type ExerciseForm = 'program' | 'gap' | 'order';

const DEFAULT_RUNS = 20;
const NEEDS: Need[] = ['kernel', 'posix', 'linux', 'perl', 'python3', 'cc'];
const FORMS: ExerciseForm[] = ['program', 'gap', 'order'];
const REQUIRED = ['title', 'goal', 'timeout'];
const KEYS = [...REQUIRED, 'runs', 'needs', 'args', 'env', 'variants', 'knobs', 'exercise'];
const VARIANT_KEYS = ['title', 'args', 'env', 'change'];

/** Reads the text of a `lab.json`; `file` names it in errors. */
export function readLabJson(text: string, file: string): LabJson {
	const fail = (problem: string, remedy?: string, key?: string): never => {
		throw new LabError({ file, line: key === undefined ? undefined : lineOfKey(text, key) }, problem, remedy);
	};
	const json = object(parse(text, file), 'a lab', fail);
	onlyKeys(json, KEYS, fail);
	for (const key of REQUIRED) if (!(key in json)) fail(`"${key}" is missing`, `Add "${key}": "…".`);
	return {
		title: sentence(json, 'title', fail),
		goal: sentence(json, 'goal', fail),
		timeoutMs: duration(json, fail),
		runs: runs(json, fail),
		needs: needs(json, fail),
		args: strings(json, 'args', fail) ?? [],
		env: environment(json, 'env', fail) ?? {},
		variants: variants(json, fail),
		knobs: readKnobs(json, fail),
		...exercise(json, fail),
	};
}

function parse(text: string, file: string): unknown {
	const { fault, twice } = jsonLines(text);
	if (text.startsWith('\uFEFF'))
		throw new LabError({ file, line: 1 }, 'this begins with a byte order mark', 'Save it as UTF-8 without one.');
	if (fault) {
		const remedy =
			'JSON has keys and texts in double quotes, commas between them and none at the end, and no comments.';
		throw new LabError({ file, line: fault.line }, fault.reason.replace(/\.$/, ''), remedy);
	}
	if (twice) {
		const key = twice.pointer.slice(twice.pointer.lastIndexOf('/') + 1);
		throw new LabError({ file, line: twice.line }, `"${key}" stands there twice`, 'Remove one of them.');
	}
	return JSON.parse(text);
}

function duration(json: Json, fail: Fail): number {
	const value = json.timeout;
	const ms = typeof value === 'string' ? milliseconds(value) : undefined;
	return (
		ms ?? fail(`"timeout" must be a duration, not ${JSON.stringify(value)}`, 'Write "10s", "500ms" or "2m".', 'timeout')
	);
}

function runs(json: Json, fail: Fail): number {
	const value = json.runs ?? DEFAULT_RUNS;
	const good = Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1000;
	return good
		? (value as number)
		: fail(`"runs" must be a whole number from 1 to 1000, not ${JSON.stringify(value)}`, 'Write "runs": 20.', 'runs');
}

function needs(json: Json, fail: Fail): Need[] {
	const values = strings(json, 'needs', fail) ?? [];
	for (const value of values) {
		if (!NEEDS.includes(value as Need)) {
			fail(`unknown need "${value}"`, didYouMean(value, NEEDS) || `The needs are ${NEEDS.join(', ')}.`, 'needs');
		}
	}
	return values as Need[];
}

function variants(json: Json, fail: Fail): Record<string, Variant> {
	if (json.variants === undefined) return {};
	const read = Object.entries(object(json.variants, '"variants"', fail, 'variants')).map(([name, value]) => {
		if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
			fail(`variant "${name}" is not in kebab-case`, 'Write it as in "with-lock".', name);
		}
		const variant = object(value, `variant "${name}"`, fail, name);
		onlyKeys(variant, VARIANT_KEYS, fail);
		if (!('title' in variant)) fail(`variant "${name}" has no title`, 'Add "title": "…".', name);
		const args = strings(variant, 'args', fail);
		const env = environment(variant, 'env', fail);
		const title = sentence(variant, 'title', fail);
		const change = changeOf(variant, fail);
		return [name, { title, ...(args && { args }), ...(env && { env }), ...(change && { change }) }] as const;
	});
	return Object.fromEntries(read);
}

function changeOf(variant: Json, fail: Fail): string | undefined {
	const { change } = variant;
	if (change === undefined) return undefined;
	if (typeof change === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*\.diff$/.test(change)) return change;
	return fail(
		`"change" must name a file of the lab's folder changes, not ${JSON.stringify(change)}`,
		'Write "change": "short-section.diff".',
		'change',
	);
}

function exercise(json: Json, fail: Fail): Pick<LabJson, 'form' | 'fails'> {
	if (json.exercise === undefined) return { form: 'program' };
	const exercise = object(json.exercise, '"exercise"', fail, 'exercise');
	onlyKeys(exercise, ['form', 'fails'], fail);
	const form = formOf(exercise.form ?? 'program', fail);
	return exercise.fails === undefined ? { form } : { form, fails: sentence(exercise, 'fails', fail) };
}

function formOf(value: unknown, fail: Fail): ExerciseForm {
	if (FORMS.includes(value as ExerciseForm)) return value as ExerciseForm;
	const said = typeof value === 'string' ? `"${value}"` : kindOf(value);
	return fail(`unknown form of an exercise: ${said}`, `The forms are ${FORMS.join(', ')}.`, 'form');
}
