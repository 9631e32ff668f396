import type { Recording } from '../recording/types.ts';
import type { Fold } from './axis.ts';
import { isStartUp } from './folds.ts';
import type { Span } from './scene.ts';
import type { Thing } from './thing.ts';
import type { Window } from './window.ts';
import { duration } from './words.ts';

/** A fold on the ruler. */
export interface FoldMark {
	x1: number;
	x2: number;
	label: string;
	/** True where it is drawn at length, and could be folded again. */
	unfolded: boolean;
	of: Extract<Thing, { kind: 'fold' }>;
}

/** Pixels between the words of two folds, also where a broader font stands in. */
const APART = 14;
/** Pixels of a character of the ruler. */
export const RULER_CHARACTER = 6.6;

/** The visible folds with their words: all of them where there is room up to the next fold, else the duration, else none. */
export function foldMarks(
	folds: readonly Fold[],
	unfolded: readonly Fold[],
	{ axis, left, right }: Window,
	span: Span,
): FoldMark[] {
	const all = [
		...folds.map((fold) => ({ fold, unfolded: false })),
		...unfolded.map((fold) => ({ fold, unfolded: true })),
	];
	const marks = all
		.sort((a, b) => a.fold.from - b.fold.from)
		.map((mark) => {
			const { from, to } = mark.fold;
			return { ...mark, x1: Math.max(axis.x(from), left), x2: Math.min(axis.x(to), right) };
		});
	return marks.flatMap(({ fold, unfolded, x1, x2 }, index) => {
		if (x2 <= left || x1 >= right) return [];
		const next = marks[index + 1];
		const room = Math.min(next ? next.x1 : right, right) - x1 - APART;
		const length = duration(fold.to - fold.from);
		// In brackets: a length alone would read as an instant.
		const bare = `(${length})`;
		const whole = fold.why === 'before' ? `after ${length}` : fold.why ? `${fold.why} ${length}` : bare;
		const spacious = right - left >= 480 || span.from > 0;
		const fitting = [...(spacious ? [whole] : []), bare].find((words) => words.length * RULER_CHARACTER <= room);
		return { x1, x2, label: fitting ?? '', unfolded, of: { kind: 'fold' as const, fold } };
	});
}

/** What a window leaves out at its beginning: the start-up, where nothing but that came before. */
export function leadFold({ events }: Recording, to: number): Fold {
	const busy = events.some((event) => event.t < to && !isStartUp(event));
	return { from: 0, to, why: busy ? 'before' : 'start-up' };
}
