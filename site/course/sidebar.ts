import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { readCourse } from './course.ts';

/** Starlight's sidebar: the lessons that exist, under their modules. */
export function sidebarOf(root: string): NonNullable<StarlightUserConfig['sidebar']> {
	const modules = readCourse(root).modules.filter((module) => module.lessons.length > 0);
	return modules.map(({ title, lessons }) => ({ label: title, items: lessons.map((slug) => ({ slug })) }));
}
