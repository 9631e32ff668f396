import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright';
import { readCourse } from '../course/course.ts';
import { slugOf } from '../course/slug.ts';

/** What the browser of a reader keeps who has answered every question of the course: no run is veiled for them. */
export function answeredAll(root: string, url: string): BrowserContextOptions['storageState'] {
	const answers = Object.fromEntries(
		questionsOf(root).map((key) => [key, { at: 1, answer: [], declined: true, first: { at: 1 } }]),
	);
	const progress = { version: 1, lessons: {}, answers, runs: {}, exercises: {} };
	const kept = { name: 'interleave:progress', value: JSON.stringify(progress) };
	return { cookies: [], origins: [{ origin: new URL(url).origin, localStorage: [kept] }] };
}

/** The keys of all questions, as their answers are kept. */
function questionsOf(root: string): string[] {
	const lessons = readCourse(root).modules.flatMap((module) => module.lessons);
	const content = path.join(root, 'content');
	const files = fs.readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));
	return files.flatMap((file) => {
		const slug = slugOf(file.replaceAll('\\', '/'));
		if (!lessons.includes(slug)) return [];
		const [, front = ''] = fs.readFileSync(path.join(content, file), 'utf8').split(/^---$/m);
		const asked = front.slice(Math.max(0, front.indexOf('\nquestions:')));
		return [...asked.matchAll(/^ {2}- id: ([\w-]+)$/gm)].map(([, id]) => `${slug}#${id}`);
	});
}
