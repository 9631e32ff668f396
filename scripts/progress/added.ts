import { canonical } from './canonical.ts';
import { type Kept, mergeKept } from './kept.ts';

/** How many entries of each kind are new or newer. */
export type Added = Record<'lessons' | 'answers' | 'runs' | 'exercises' | 'drafts', number>;

/** What `own` would get from another file; a file from before all was erased counts like any other. */
export function addedBy(own: Kept, other: Kept): Added {
	const merged = mergeKept(own, sinceErased(own, other));
	const { progress } = merged;
	return {
		lessons: differing(own.progress.lessons, progress.lessons),
		answers: differing(own.progress.answers, progress.answers),
		runs: differing(own.progress.runs, progress.runs),
		exercises: differing(own.progress.exercises, progress.exercises),
		drafts: differing(own.drafts, merged.drafts),
	};
}

/** The other file as if nothing had been erased since it was written, nor by it: whoever imports it wants it back. */
export function sinceErased(own: Kept, { progress, drafts }: Kept): Kept {
	const { erased: _, ...rest } = progress;
	const erased = own.progress.erased;
	return { progress: { ...rest, ...(erased !== undefined && { erased }) }, drafts };
}

function differing(own: Record<string, unknown>, merged: Record<string, unknown>): number {
	return Object.entries(merged).filter(([key, value]) => {
		return !Object.hasOwn(own, key) || canonical(own[key]) !== canonical(value);
	}).length;
}
