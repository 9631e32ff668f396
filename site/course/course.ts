import fs from 'node:fs';
import path from 'node:path';
import { CourseError } from './course-error.ts';
import { slugOf } from './slug.ts';

/** The course as its folders say it: what exists, in the order of the numbers before the names. */
export interface Course {
	title: string;
	tagline: string;
	modules: Module[];
	/** The Python lectures that the course replaces, and the modules that took each over. */
	lectures: { title: string; modules: string[] }[];
	/** The page on which one writes a new issue, if the course has one. */
	issues?: string;
}

/** A group of lessons: a folder `<n>-<name>` of `content` with its `module.json`. */
export interface Module {
	/** Never changes: addresses hang on it. */
	name: string;
	title: string;
	/** What the module is about, in one sentence. */
	summary: string;
	/** The addresses of its lessons that exist, in order. */
	lessons: string[];
}

/** Reads `content/course.json`, each `module.json` and the names of the lessons. */
export function readCourse(root: string): Course {
	const content = path.join(root, 'content');
	const file = 'content/course.json';
	const json = readTexts(root, file, ['title', 'tagline']);
	const modules = numbered(content).filter(isFolder(content)).map(readModule(root));
	const lectures = lecturesIn(json, file, modules);
	return { title: json.title, tagline: json.tagline, modules, lectures, ...issuesIn(json, file) };
}

function issuesIn({ issues }: Record<string, unknown>, file: string): Pick<Course, 'issues'> {
	if (issues === undefined) return {};
	if (typeof issues === 'string' && /^https?:\/\/[^\s]+$/.test(issues)) return { issues };
	const remedy = 'Write the address of the page for a new issue: "issues": "https://github.com/…/issues/new".';
	throw new CourseError(file, '"issues" is no address', remedy);
}

function lecturesIn({ lectures }: Record<string, unknown>, file: string, modules: Module[]): Course['lectures'] {
	const remedy = 'Write "lectures": [{ "title": "…", "modules": ["…"] }] with names of modules.';
	if (!Array.isArray(lectures)) throw new CourseError(file, '"lectures" is missing or no list', remedy);
	for (const { title, modules: names } of lectures) {
		if (typeof title !== 'string' || !Array.isArray(names))
			throw new CourseError(file, 'a lecture lacks title or modules', remedy);
		const unknown = names.find((name) => !modules.some((module) => module.name === name));
		if (unknown !== undefined)
			throw new CourseError(file, `lecture "${title}" names the unknown module "${unknown}"`, remedy);
	}
	return lectures;
}

function readModule(root: string): (folder: string) => Module {
	return (folder) => {
		const { title, summary } = readTexts(root, `content/${folder}/module.json`, ['title', 'summary']);
		const lessons = numbered(path.join(root, 'content', folder)).filter((file) => file.endsWith('.mdx'));
		return { name: slugOf(folder), title, summary, lessons: lessons.map((file) => slugOf(`${folder}/${file}`)) };
	};
}

function numbered(folder: string): string[] {
	const names = fs.readdirSync(folder).filter((name) => /^\d+-/.test(name));
	return names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

function isFolder(parent: string): (name: string) => boolean {
	return (name) => fs.statSync(path.join(parent, name)).isDirectory();
}

function readTexts<Key extends string>(
	root: string,
	file: string,
	keys: Key[],
): Record<Key, string> & Record<string, unknown> {
	const remedy = `Write { ${keys.map((key) => `"${key}": "…"`).join(', ')} } into it.`;
	const full = path.join(root, file);
	if (!fs.existsSync(full)) throw new CourseError(file, 'this file is missing', remedy);
	const json = parse(fs.readFileSync(full, 'utf8'), file, remedy);
	for (const key of keys) {
		if (typeof json[key] !== 'string') throw new CourseError(file, `"${key}" is missing or no text`, remedy);
	}
	return json as Record<Key, string> & Record<string, unknown>;
}

function parse(text: string, file: string, remedy: string): Record<string, unknown> {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new CourseError(file, `this is not JSON (${(error as Error).message})`, remedy);
	}
}
