/** Reads the fields of a lab's JSON, one kind at a time; what is wrong is said by `fail`, which knows the file and the line. */
import { didYouMean } from './near.ts';

/** Says what is wrong with a field and what to do; `key` finds its line. */
export type Fail = (problem: string, remedy?: string, key?: string) => never;
export type Json = Record<string, unknown>;

/** The value as an object. */
export function object(value: unknown, what: string, fail: Fail, key?: string): Json {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) {
		return fail(`${what} must be an object, not ${kindOf(value)}`, 'Write { … }.', key);
	}
	return value as Json;
}

/** Refuses keys that are not known, and names the near one. */
export function onlyKeys(json: Json, known: string[], fail: Fail): void {
	for (const key of Object.keys(json)) {
		if (!known.includes(key)) {
			fail(`unknown key "${key}"`, didYouMean(key, known) || `The keys are ${known.join(', ')}.`, key);
		}
	}
}

/** A text that is not empty. */
export function sentence(json: Json, key: string, fail: Fail): string {
	const value = json[key];
	const remedy = `Write "${key}": "…".`;
	if (value === undefined) return fail(`"${key}" is missing`, remedy);
	if (typeof value !== 'string') return fail(`"${key}" must be a text, not ${kindOf(value)}`, remedy, key);
	if (value.trim() === '') return fail(`"${key}" is empty`, remedy, key);
	return value;
}

/** A list of texts; undefined where it is absent. */
export function strings(json: Json, key: string, fail: Fail): string[] | undefined {
	const value = json[key];
	if (value === undefined) return undefined;
	if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
	return fail(`"${key}" must be a list of texts, not ${kindOf(value)}`, `Write "${key}": ["…"].`, key);
}

/** Texts by name; undefined where they are absent. */
export function environment(json: Json, key: string, fail: Fail): Record<string, string> | undefined {
	if (json[key] === undefined) return undefined;
	const value = object(json[key], `"${key}"`, fail, key);
	for (const [name, text] of Object.entries(value)) {
		if (typeof text !== 'string') {
			fail(`"${key}.${name}" must be a text, not ${kindOf(text)}`, `Write "${name}": "…".`, name);
		}
	}
	return value as Record<string, string>;
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The first line on which the key stands; the keys of a lab.json are few enough for that to be it. */
export function lineOfKey(text: string, key: string): number | undefined {
	const index = text.search(new RegExp(`"${key.replace(/[^\w-]/g, '\\$&')}"\\s*:`));
	return index < 0 ? undefined : text.slice(0, index).split('\n').length;
}
