import { getEntry } from 'astro:content';
import { lessonsByLab } from '../../scripts/labs/lessons.ts';
import { type Lab, loadLabs } from '../../scripts/labs/load.ts';
import { root } from './here.ts';
import { link } from './link.ts';
import { slugOf } from './slug.ts';

/** A lab as its pages show it. */
export interface ShownLab {
	lab: Lab;
	href: string;
	/** False where it is an exercise alone, of which no run is kept. */
	recorded: boolean;
	/** What runs it by hand, from the checkout; where it is an exercise alone, what begins that. */
	command: string;
	/** The lessons that show it. */
	lessons: { href: string; title: string }[];
}

/** All labs, with the lessons that use them. */
export async function shownLabs(): Promise<ShownLab[]> {
	const lessons = lessonsByLab(root);
	return Promise.all(loadLabs(root).map((lab) => shown(lab, lessons.get(lab.id) ?? [])));
}

async function shown(lab: Lab, files: string[]): Promise<ShownLab> {
	const slugs = files.map((file) => slugOf(`${file}.mdx`));
	const lessons = await Promise.all(
		slugs.map(async (slug) => ({ href: link(`${slug}/`), title: (await getEntry('docs', slug))?.data.title ?? slug })),
	);
	const recorded = lab.files.includes('main.ts');
	const command = recorded
		? ['node', `labs/${lab.id}/main.ts`, ...lab.args].join(' ')
		: `npm run interleave -- start ${lab.id}`;
	return { lab, href: link(`labs/${lab.id}/`), recorded, command, lessons };
}
