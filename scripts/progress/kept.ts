/** All that is kept of a learner: what an exported file and the companion's `my/progress.json` hold. */
import { type Draft, mergeDrafts, readDrafts } from './draft.ts';
import { mergeProgress } from './merge-progress.ts';
import { noProgress, type Progress } from './progress.ts';
import { readProgress } from './read-progress.ts';
import { isObject } from './reading.ts';

/** Progress and own texts. */
export interface Kept {
	progress: Progress;
	/** By `draftKey()`. */
	drafts: Record<string, Draft>;
}

/** What was read of a file. */
export interface ReadKept {
	kept: Kept;
	/** What could not be read, a sentence each. */
	lost: string[];
	/** The version that wrote it, where this one is too old to read it: it is not to be written over. */
	newer?: number;
}

/** What is kept of someone who begins. */
export function nothingKept(): Kept {
	return { progress: noProgress(), drafts: {} };
}

/** Reads what anything that was JSON keeps. It never throws. */
export function readKept(json: unknown): ReadKept {
	if (!isObject(json)) return { kept: nothingKept(), lost: ['This is no file of progress: it is no object.'] };
	if (json.progress === undefined && json.drafts === undefined)
		return { kept: nothingKept(), lost: ['This is no file of progress: it has neither "progress" nor "drafts".'] };
	const { progress, lost, newer } =
		json.progress === undefined ? { progress: noProgress(), lost: [] } : readProgress(json.progress);
	if (newer !== undefined) return { kept: nothingKept(), lost, newer };
	const read = readDrafts(json.drafts);
	return { kept: { progress, drafts: read.drafts }, lost: [...lost, ...read.lost] };
}

/** Both together: commutative, associative, idempotent. What was erased later wins whole. */
export function mergeKept(a: Kept, b: Kept): Kept {
	const [before, after] = [a.progress.erased ?? 0, b.progress.erased ?? 0];
	if (before !== after) return before > after ? a : b;
	return { progress: mergeProgress(a.progress, b.progress), drafts: mergeDrafts(a.drafts, b.drafts) };
}

/** The file: JSON that reads and compares well, the same for the same content. */
export function keptText(kept: Kept): string {
	return `${JSON.stringify(sorted(kept), undefined, '\t')}\n`;
}

function sorted(value: unknown): unknown {
	if (!isObject(value)) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
