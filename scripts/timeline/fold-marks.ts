import type { Recording } from '../recording/types.ts';
import type { Axis, Fold } from './axis.ts';
import { isStartUp } from './folds.ts';
import type { Span } from './scene.ts';
import { duration } from './words.ts';

/** A fold on the ruler. */
export interface FoldMark {
	x1: number;
	x2: number;
	label: string;
}

/** Pixels of a character of the ruler. */
export const RULER_CHARACTER = 6.6;

/** The folds with their words: all of them where there is room up to the next fold, else the duration, else none. */
export function foldMarks(axis: Axis, span: Span): FoldMark[] {
	return axis.folds.map(({ from, to, why }, index) => {
		const [x1, x2] = [axis.x(from), axis.x(to)];
		const next = axis.folds[index + 1];
		const room = (next ? axis.x(next.from) : axis.width) - x1 - 6;
		const length = duration(to - from);
		// In brackets: a length alone would read as an instant.
		const bare = `(${length})`;
		const whole = why === 'before' ? `after ${length}` : why ? `${why} ${length}` : bare;
		const spacious = axis.width >= 480 || span.from > 0;
		const fitting = [...(spacious ? [whole] : []), bare].find((words) => words.length * RULER_CHARACTER <= room);
		return { x1, x2, label: fitting ?? '' };
	});
}

/** What a window leaves out at its beginning: the start-up, where nothing but that came before. */
export function leadFold({ events }: Recording, to: number): Fold {
	const busy = events.some((event) => event.t < to && !isStartUp(event));
	return { from: 0, to, why: busy ? 'before' : 'start-up' };
}
