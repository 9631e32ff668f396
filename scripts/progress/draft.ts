/** A learner's own texts of labs: their keys, how they are read and how they are merged. */
import { mergeBy } from './merge-by.ts';
import { newer } from './merge-progress.ts';
import { isName, isObject, isShallow, isTime, isWords, type Json, LIMITS, maybe, quoted } from './reading.ts';

/** One text of a lab. Its line of edits is written by one tab at a time; a tab that finds none free begins another. */
export interface Draft {
	lab: string;
	/** Of `exercise.ts`, not of `main.ts`. */
	task: boolean;
	/** `sourceVersion()` of the course's own text that it began from. */
	base: string;
	original: Record<string, string>;
	files: Record<string, string>;
	at: number;
	/** Names the line of edits: `<browser>.<line>`. */
	tab: string;
	/** It stood there until the learner reset the lab or put another text in place; never written again. */
	old?: true;
	/** Texts of other lines that it goes on from or that the learner put away, and how new they were. */
	seen?: Record<string, number>;
}

/** So many texts of a lab are kept; the oldest go first. */
export const KEPT_PER_LAB = 20;

const WORD = /^[0-9a-z]{1,24}$/;
const TAB = /^[0-9a-z]{1,24}\.[0-9a-z]{1,24}$/;
const FILE = /^[\w@][\w@.-]*(?:\/[\w@][\w@.-]*)*$/;

/** What a draft is kept under. */
export function draftKey({ lab, task, base, tab, old, at }: Draft): string {
	return `${lab}${task ? '!' : ''}@${base}/${tab}${old ? `~${Math.round(at).toString(36)}` : ''}`;
}

/** Whether two texts are the same, file by file. */
export function sameText(a: Record<string, string>, b: Record<string, string>): boolean {
	const names = Object.keys(a);
	return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

/** A draft, if this is one. */
export function readDraft(json: unknown): Draft | undefined {
	if (!isObject(json) || !isShallow(json) || Object.hasOwn(json, '__proto__')) return undefined;
	const { lab, task, base, original, files, at, tab, old, seen } = json;
	const sound =
		isName(lab) &&
		typeof task === 'boolean' &&
		isWords(base) &&
		WORD.test(base) &&
		isFiles(original) &&
		isFiles(files) &&
		isTime(at) &&
		isWords(tab) &&
		TAB.test(tab) &&
		maybe(old, (one) => one === true) &&
		maybe(seen, (one) => isObject(one) && Object.values(one).every(isTime));
	return sound ? (json as unknown as Draft) : undefined;
}

/** Reads drafts by their keys; what is none, or stands under another's key, is told. */
export function readDrafts(json: unknown): { drafts: Record<string, Draft>; lost: string[] } {
	if (json === undefined) return { drafts: {}, lost: [] };
	if (!isObject(json)) return { drafts: {}, lost: ['"drafts" is no object.'] };
	const all = Object.entries(json);
	if (all.length > LIMITS.entries)
		return { drafts: {}, lost: [`"drafts" has ${all.length} entries, which is too many.`] };
	const lost: string[] = [];
	const read = all.flatMap(([key, value]) => {
		const draft = readDraft(value);
		if (draft && draftKey(draft) === key) return [[key, draft] as const];
		lost.push(`"drafts": ${quoted(key)} is not as it should be.`);
		return [];
	});
	return { drafts: Object.fromEntries(read), lost };
}

/** All drafts of both, the newer of each key, the newest `KEPT_PER_LAB` of a lab. Commutative, associative, idempotent. */
export function mergeDrafts(a: Record<string, Draft>, b: Record<string, Draft>): Record<string, Draft> {
	const all = mergeBy(a, b, newer);
	const beyond = beyondKept(Object.values(all)).map(draftKey);
	return Object.fromEntries(Object.entries(all).filter(([key]) => !beyond.includes(key)));
}

/** The oldest texts of each lab that are beyond what is kept. */
export function beyondKept(drafts: Draft[]): Draft[] {
	const labs = Map.groupBy(drafts, ({ lab, task }) => `${lab}${task ? '!' : ''}`);
	return [...labs.values()].flatMap((own) => own.sort(newestFirst).slice(KEPT_PER_LAB));
}

/** Orders drafts, the same on each machine. */
export function newestFirst(a: Draft, b: Draft): number {
	return b.at - a.at || (draftKey(a) < draftKey(b) ? -1 : 1);
}

function isFiles(value: unknown): value is Json {
	if (!isObject(value)) return false;
	const entries = Object.entries(value);
	const sound = entries.every(([name, text]) => isFileName(name) && isWords(text, LIMITS.text));
	return entries.length > 0 && entries.length <= LIMITS.files && sound;
}

function isFileName(name: string): boolean {
	return name.length <= LIMITS.name && FILE.test(name) && name !== '__proto__' && !name.includes('..');
}
