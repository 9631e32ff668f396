/** The earlier questions that may open a lesson, the nearest first. */
import { getEntry } from 'astro:content';
import { type Lesson, type LessonQuestion, lessonQuestions } from './lesson-questions.ts';
import { nearestLessons } from './nearest-lessons.ts';

/** An earlier question, with the lesson that asks it. */
export interface Recalled {
	asked: LessonQuestion;
	slug: string;
	title: string;
}

/** `order`: all lessons of the course. */
export async function recallPool({ id }: Lesson, order: readonly string[]): Promise<Recalled[]> {
	const needs = new Map<string, readonly string[]>();
	for (const slug of order) needs.set(slug, (await getEntry('docs', slug))?.data.needs ?? []);
	const lessons = nearestLessons(id, order, needs);
	const pools = await Promise.all(
		lessons.map(async (slug): Promise<Recalled[]> => {
			const entry = await getEntry('docs', slug);
			const questions = entry ? await lessonQuestions(entry as Lesson) : [];
			// A picture of a run is heavy, and needs the lesson around it: such a one comes after the others.
			const sorted = questions.toSorted((a, b) => weight(a) - weight(b));
			return sorted.map((asked) => ({ asked, slug, title: entry?.data.title ?? slug }));
		}),
	);
	return pools.flat();
}

function weight({ keyed }: LessonQuestion): number {
	return keyed.question.kind === 'place' ? 1 : 0;
}
