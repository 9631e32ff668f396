import { greater } from './canonical.ts';
import { mergeBy } from './merge-by.ts';
import type { Answer, Progress, Ran, Tried } from './progress.ts';

const KNOWN = ['version', 'since', 'erased', 'lessons', 'answers', 'runs', 'exercises', 'here'];

/**
 * Both together, in whichever order and however often: commutative, associative, idempotent. Of each key the newest counts,
 * and where two clocks tell the same instant the greater text; nothing is added up. What was erased later wins whole.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
	const [before, after] = [a.erased ?? 0, b.erased ?? 0];
	if (before !== after) return before > after ? a : b;
	const since = least(a.since, b.since);
	const here = a.here && b.here ? newer(a.here, b.here) : (a.here ?? b.here);
	return {
		...unknownOf(a, b, KNOWN),
		version: a.version,
		...(since !== undefined && { since }),
		...((a.erased ?? b.erased) !== undefined && { erased: before }),
		lessons: mergeBy(a.lessons, b.lessons, newer),
		answers: mergeBy(a.answers, b.answers, answered),
		runs: mergeBy(a.runs, b.runs, ran),
		exercises: mergeBy(a.exercises, b.exercises, tried),
		...(here && { here }),
	};
}

/** The later of two, or of the same instant the greater. */
export function newer<Value extends { at: number }>(a: Value, b: Value): Value {
	return a.at === b.at ? greater(a, b) : a.at > b.at ? a : b;
}

function answered({ first: a, ...latestA }: Answer, { first: b, ...latestB }: Answer): Answer {
	return { ...newer(latestA, latestB), first: a.at === b.at ? greater(a, b) : a.at < b.at ? a : b };
}

function ran(a: Ran, b: Ran): Ran {
	return {
		...unknownOf(a, b, ['at', 'count']),
		at: Math.max(a.at, b.at),
		count: Math.max(a.count, b.count),
	};
}

function tried(a: Tried, b: Tried): Tried {
	const solvedAt = least(a.solvedAt, b.solvedAt);
	const hints = Math.max(a.hints ?? 0, b.hints ?? 0);
	return {
		...unknownOf(a, b, ['triedAt', 'solvedAt', 'hints', 'sawSolution']),
		triedAt: Math.max(a.triedAt, b.triedAt),
		...(solvedAt !== undefined && { solvedAt }),
		...((a.hints ?? b.hints) !== undefined && { hints }),
		...((a.sawSolution || b.sawSolution) && { sawSolution: true }),
	};
}

function least(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** The keys that this version does not know, of both. */
function unknownOf(a: object, b: object, known: string[]): Record<string, unknown> {
	const own = (one: object) => Object.fromEntries(Object.entries(one).filter(([key]) => !known.includes(key)));
	return mergeBy(own(a), own(b), greater);
}
