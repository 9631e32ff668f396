import type { Need } from '../recording/claim.ts';
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
}

/** A lab's program with other arguments or environment. */
export interface Variant {
	title: string;
	args?: string[];
	env?: Record<string, string>;
}

const DEFAULT_RUNS = 20;
const NEEDS: Need[] = ['kernel', 'posix', 'linux', 'perl', 'python3', 'cc'];
const REQUIRED = ['title', 'goal', 'timeout'];
const KEYS = [...REQUIRED, 'runs', 'needs', 'args', 'env', 'variants'];
const VARIANT_KEYS = ['title', 'args', 'env'];

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
	};
}

type Fail = (problem: string, remedy?: string, key?: string) => never;
type Json = Record<string, unknown>;

function parse(text: string, file: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const position = /position (\d+)/.exec((error as Error).message)?.[1];
		const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
		throw new LabError({ file, line }, 'this is not JSON', (error as Error).message, error);
	}
}

function object(value: unknown, what: string, fail: Fail, key?: string): Json {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) {
		return fail(`${what} must be an object, not ${kindOf(value)}`, 'Write { … }.', key);
	}
	return value as Json;
}

function onlyKeys(json: Json, known: string[], fail: Fail): void {
	for (const key of Object.keys(json)) {
		if (!known.includes(key)) {
			fail(`unknown key "${key}"`, didYouMean(key, known) || `The keys are ${known.join(', ')}.`, key);
		}
	}
}

function sentence(json: Json, key: string, fail: Fail): string {
	const value = json[key];
	if (typeof value !== 'string') return fail(`"${key}" must be a text, not ${kindOf(value)}`, undefined, key);
	if (value.trim() === '') return fail(`"${key}" is empty`, undefined, key);
	return value;
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
		: fail(`"runs" must be a whole number from 1 to 1000, not ${JSON.stringify(value)}`, undefined, 'runs');
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
		return [name, { title: sentence(variant, 'title', fail), ...(args && { args }), ...(env && { env }) }] as const;
	});
	return Object.fromEntries(read);
}

function strings(json: Json, key: string, fail: Fail): string[] | undefined {
	const value = json[key];
	if (value === undefined) return undefined;
	if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
	return fail(`"${key}" must be a list of texts, not ${kindOf(value)}`, `Write "${key}": ["…"].`, key);
}

function environment(json: Json, key: string, fail: Fail): Record<string, string> | undefined {
	if (json[key] === undefined) return undefined;
	const value = object(json[key], `"${key}"`, fail, key);
	for (const [name, text] of Object.entries(value)) {
		if (typeof text !== 'string') fail(`"${key}.${name}" must be a text, not ${kindOf(text)}`, undefined, name);
	}
	return value as Record<string, string>;
}

function kindOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** The first line on which the key stands; the keys of a lab.json are few enough for that to be it. */
function lineOfKey(text: string, key: string): number | undefined {
	const index = text.search(new RegExp(`"${key.replace(/[^\w-]/g, '\\$&')}"\\s*:`));
	return index < 0 ? undefined : text.slice(0, index).split('\n').length;
}
