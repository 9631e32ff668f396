import { getEntry } from 'astro:content';
import type { Module } from './course.ts';
import { course } from './here.ts';
import { type ShownLab, shownLabs } from './labs.ts';
import { link } from './link.ts';

/** A module as its pages show it. */
export interface ShownModule extends Omit<Module, 'lessons'> {
	href: string;
	lessons: ShownLesson[];
	/** Labs of the module that none of its lessons shows. */
	labs: ShownLab[];
}

/** A lesson in its module. */
export interface ShownLesson {
	slug: string;
	href: string;
	title: string;
	minutes: number | undefined;
	objectives: string[];
	labs: ShownLab[];
}

/** All modules, with their lessons and labs. */
export async function shownModules(): Promise<ShownModule[]> {
	const labs = await shownLabs();
	return Promise.all(
		course.modules.map(async (module) => {
			const lessons = await Promise.all(module.lessons.map((slug) => shown(slug, labs)));
			const told = new Set(lessons.flatMap(({ labs }) => labs));
			const others = labs.filter((one) => one.lab.module === module.name && !told.has(one));
			return { ...module, href: moduleLink(module.name), lessons, labs: others };
		}),
	);
}

/** The address of a module's page. */
export function moduleLink(name: string): string {
	return link(`${name}/`);
}

async function shown(slug: string, labs: ShownLab[]): Promise<ShownLesson> {
	const entry = await getEntry('docs', slug);
	if (!entry) throw new Error(`content: the lesson ${slug} has no page`);
	const { title, minutes, objectives = [] } = entry.data;
	const href = link(`${slug}/`);
	return {
		slug,
		href,
		title,
		minutes,
		objectives,
		labs: labs.filter(({ lessons }) => lessons.some((one) => one.href === href)),
	};
}
