/** For tests: random progress and drafts, small enough that keys and instants meet. */
import { type Draft, draftKey } from './draft.ts';
import type { Kept } from './kept.ts';
import type { Progress } from './progress.ts';

/** Anything that may be kept, with keys that this version does not know. */
export function someKept(chance: (below: number) => number): Kept {
	const drafts = Array.from({ length: chance(6) }, () => someDraft(chance));
	return {
		progress: someProgress(chance),
		drafts: Object.fromEntries(drafts.map((draft) => [draftKey(draft), draft])),
	};
}

function someProgress(chance: (below: number) => number): Progress {
	const at = () => chance(4);
	const some = <Value>(keys: string[], make: () => Value): Record<string, Value> =>
		Object.fromEntries(keys.filter(() => chance(2)).map((key) => [key, make()]));
	const maybe = <Value extends object>(make: () => Value): Partial<Value> => (chance(2) ? make() : {});
	return {
		version: 1,
		...maybe(() => ({ since: at() })),
		...maybe(() => ({ erased: chance(2) })),
		...maybe(() => ({ here: { slug: `a/${chance(2)}`, hash: '#x', at: at() } })),
		...maybe(() => ({ later: { deep: [chance(3)] } })),
		lessons: some(['a/0', 'a/1'], () => ({ at: at(), read: chance(2) === 1, ...maybe(() => ({ pace: chance(2) })) })),
		answers: some(['a/0#q', 'a/1#q'], () => ({
			at: at(),
			answer: [`${chance(3)}`],
			...maybe(() => ({ right: chance(2) === 1 })),
			first: { at: at(), ...maybe(() => ({ right: chance(2) === 1 })) },
		})),
		runs: some(['m/x', 'm/y'], () => ({ at: at(), count: chance(5), ...maybe(() => ({ how: chance(3) })) })),
		exercises: some(['m/x', 'm/z'], () => ({
			triedAt: at(),
			...maybe(() => ({ solvedAt: at() })),
			...maybe(() => ({ hints: chance(3) })),
			...maybe(() => ({ sawSolution: true as const })),
		})),
	};
}

/** A draft of one of two labs, on one of a few lines. */
export function someDraft(chance: (below: number) => number): Draft {
	return {
		lab: `m/${chance(2)}`,
		task: chance(2) === 1,
		base: `v${chance(2)}`,
		original: { 'main.ts': 'original' },
		files: { 'main.ts': `text ${chance(3)}` },
		at: chance(40),
		tab: `b.${chance(30)}`,
		...(chance(3) === 0 && { old: true as const }),
	};
}
