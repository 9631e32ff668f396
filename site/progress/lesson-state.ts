/** How far a reader is with a lesson. Takes progress as it stands in the storage, which may be anything. */
import type { LessonParts } from '../course/lesson-parts.ts';
import type { Peeked } from './peek.ts';

/** One of the four things to do with a lesson: so many of so many. */
export interface Doing {
	what: 'read' | 'predicted' | 'ran' | 'solved';
	done: number;
	of: number;
}

/** The things to do that a lesson has, in their order; nothing for a lesson that nothing was done with. */
export function lessonState({ slug, questions, labs, exercises }: LessonParts, progress: Peeked): Doing[] {
	const all: Doing[] = [
		{ what: 'read', done: progress.lessons?.[slug]?.read === true ? 1 : 0, of: 1 },
		{ what: 'predicted', done: count(questions, (id) => progress.answers?.[id]), of: questions.length },
		{ what: 'ran', done: count(labs, (id) => progress.runs?.[id]), of: labs.length },
		{ what: 'solved', done: count(exercises, (id) => progress.exercises?.[id]?.solvedAt), of: exercises.length },
	];
	return all.some(({ done }) => done > 0) ? all.filter(({ of }) => of > 0) : [];
}

/** `read, 2 of 3 predicted, ran a lab, solved` */
export function stateWords(state: Doing[]): string {
	return state.map(words).join(', ');
}

function words({ what, done, of }: Doing): string {
	if (what === 'read') return done > 0 ? 'read' : 'not read';
	if (what === 'ran') return done === 0 ? 'no lab run' : of === 1 ? 'lab run' : `${done} of ${of} labs run`;
	return `${done} of ${of} ${what}`;
}

function count(ids: string[], done: (id: string) => unknown): number {
	return ids.filter((id) => done(id) !== undefined).length;
}
