import { loadClaims } from '../labs/claims.ts';
import { lessonsByLab } from '../labs/lessons.ts';
import { type Lab, loadLabs } from '../labs/load.ts';
import { CHECKOUT } from './checkout.ts';
import { UsageError, type Verb } from './verb.ts';

export const verb: Verb = {
	name: 'list',
	summary: 'the labs',
	takes: '',
	about: 'Lists the labs by module, with their variants and the lessons that show them.',
	flags: { json: { says: 'as JSON: id, title, goal, module, lessons, needs, variants, exercise, claims' } },
	async start({ words, flags }) {
		if (words.length > 0) throw new UsageError(`list takes no words, and got "${words[0]}"`);
		const labs = loadLabs(CHECKOUT);
		const lessons = lessonsByLab(CHECKOUT);
		if (flags.has('json')) {
			const all = await Promise.all(labs.map((lab) => described(lab, lessons.get(lab.id) ?? [])));
			process.stdout.write(`${JSON.stringify(all, null, '\t')}\n`);
		} else process.stdout.write(asText(labs, lessons));
		return 0;
	},
};

async function described(lab: Lab, lessons: string[]) {
	const { claims, task = [] } = await loadClaims(lab);
	const { id, title, goal, module, needs, exercise, knobs } = lab;
	const variants = Object.entries(lab.variants).map(([name, variant]) => ({ name, title: variant.title }));
	const said = [...claims, ...task].map(({ id, says, kind, variant }) => ({
		id,
		says,
		kind,
		...(variant && { variant }),
	}));
	return { id, title, goal, module, lessons, needs, variants, knobs, exercise, claims: said };
}

function asText(labs: Lab[], lessons: Map<string, string[]>): string {
	const width = Math.max(0, ...labs.map((lab) => lab.id.length));
	const lines = labs.flatMap((lab, index) => {
		const detail = (label: string, items: string[]) =>
			items.length > 0 ? [`  ${''.padEnd(width)}  ${label}: ${items.join(', ')}`] : [];
		return [
			...(lab.module === labs[index - 1]?.module ? [] : [`${index === 0 ? '' : '\n'}${lab.module}`]),
			`  ${lab.id.padEnd(width)}  ${lab.title}`,
			...detail('variants', Object.keys(lab.variants)),
			...detail(
				'knobs',
				Object.entries(lab.knobs).map(([name, { from, to }]) => `${name} (${from} to ${to})`),
			),
			...detail('exercise', lab.exercise ? [`npm run interleave -- start ${lab.id}`] : []),
			...detail('lessons', lessons.get(lab.id) ?? []),
			...detail('needs', lab.needs),
		];
	});
	return `${lines.join('\n')}\n`;
}
