/** Small readers for JSON that may be anything; each gives undefined where it is not what it should be. */

export type Json = Record<string, unknown>;

/** How deep and how much anything kept may be. */
export const LIMITS = { depth: 24, entries: 20_000, name: 200, words: 2_000, answers: 200, files: 60, text: 5_000_000 };

/** Names of lessons, questions and labs: they become parts of addresses, and keys. */
const NAME = /^[a-z0-9][\w.-]*(?:\/[a-z0-9][\w.-]*)*(?:#[\w][\w.-]*)?$/i;
/** The last instant that is kept: what a clock tells beyond it is no time of a learner, and nothing could be newer. */
export const LATEST = Date.UTC(2100, 0);

/** An object that is no list. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An instant, milliseconds since 1970. */
export function isTime(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= LATEST;
}

/** A whole number from 0. */
export function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A name as lessons, questions and labs have it. */
export function isName(value: unknown): value is string {
	return typeof value === 'string' && value.length <= LIMITS.name && NAME.test(value);
}

/** A text that is not too long. */
export function isWords(value: unknown, longest = LIMITS.words): value is string {
	return typeof value === 'string' && value.length <= longest;
}

/** Whether a key that is absent, or a value that passes. */
export function maybe(value: unknown, passes: (value: unknown) => boolean): boolean {
	return value === undefined || passes(value);
}

/** Whether a value nests no deeper than may be kept. Asks step by step, so that no depth can exhaust the stack. */
export function isShallow(value: unknown): boolean {
	let level = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > LIMITS.depth) return false;
		level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
	}
	return true;
}

/** A value from elsewhere as one may quote it in a sentence. */
export function quoted(value: string): string {
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
