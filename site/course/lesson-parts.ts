import { getEntry } from 'astro:content';
import { labsIn, lessonsByLab } from '../../scripts/labs/lessons.ts';
import { loadLabs } from '../../scripts/labs/load.ts';
import { course, root } from './here.ts';
import { slugOf } from './slug.ts';

/** What of a lesson counts as done: its questions, the labs that it shows, its exercises. */
export interface LessonParts {
	slug: string;
	questions: string[];
	labs: string[];
	exercises: string[];
}

/** The parts of a lesson, by its address. */
export async function lessonParts(slug: string): Promise<LessonParts> {
	const all = await read();
	const parts = all.get(slug);
	if (!parts) throw new Error(`content: the lesson ${slug} has no page`);
	return parts;
}

let reading: Promise<Map<string, LessonParts>> | undefined;

function read(): Promise<Map<string, LessonParts>> {
	// While one writes, lessons change under the server.
	if (import.meta.env.DEV) return readAll();
	reading ??= readAll();
	return reading;
}

async function readAll(): Promise<Map<string, LessonParts>> {
	const labs = loadLabs(root);
	const idOf = (name: string) => labs.find(({ id }) => id === name || id.endsWith(`/${name}`))?.id;
	const shown = [...lessonsByLab(root)].flatMap(([lab, files]) =>
		files.map((file) => ({ slug: slugOf(`${file}.mdx`), lab: idOf(lab) })),
	);
	const slugs = course.modules.flatMap(({ lessons }) => lessons);
	const all = await Promise.all(
		slugs.map(async (slug) => {
			const entry = await getEntry('docs', slug);
			const questions = (entry?.data as { questions?: { id: string }[] } | undefined)?.questions ?? [];
			const own = labs.filter(({ id }) => shown.some((one) => one.slug === slug && one.lab === id));
			const exercises = exercisesIn(entry?.body ?? '').map(idOf);
			return {
				slug,
				questions: questions.map(({ id }) => `${slug}#${id}`),
				labs: own.filter(({ files }) => files.includes('main.ts')).map(({ id }) => id),
				exercises: [...new Set(exercises.filter((id) => id !== undefined))],
			};
		}),
	);
	return new Map(all.map((parts) => [parts.slug, parts]));
}

/** The labs that a lesson sets as exercises. */
function exercisesIn(mdx: string): string[] {
	const shown = mdx.replace(/^```[\s\S]*?^```/gm, '');
	return labsIn([...shown.matchAll(/<Exercise\b[^>]*>/g)].map(([tag]) => tag.replace(/\bid=/, 'lab=')).join('\n'));
}
