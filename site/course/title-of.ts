import { getEntry } from 'astro:content';
import { CourseError } from './course-error.ts';

/** The title of the lesson with this address; `from` is the lesson that names it. */
export async function titleOf(slug: string, from: string): Promise<string> {
	const lesson = await getEntry('docs', slug);
	if (lesson) return lesson.data.title;
	throw new CourseError(
		`content, lesson ${from}`,
		`"needs" names ${slug}, which does not exist`,
		'Name lessons as in their addresses.',
	);
}
