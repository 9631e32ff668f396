import fs from 'node:fs';
import path from 'node:path';
import { LabError } from './lab-error.ts';
import type { Lab } from './load.ts';

/** The hints of a lab's exercise, as Markdown; none where it has none. */
export function hintsFor(lab: Lab): string[] {
	if (!lab.files.includes('hints.md')) return [];
	return hintsOf(fs.readFileSync(path.join(lab.dir, 'hints.md'), 'utf8'), `labs/${lab.id}/hints.md`);
}

/** The hints of an exercise, as Markdown, from its `hints.md`: sections `## 1`, `## 2`, … `file` names it in errors. */
export function hintsOf(text: string, file: string): string[] {
	const [before = '', ...sections] = text.split(/^## +/m);
	const fail = (line: number, problem: string): never => {
		throw new LabError(
			{ file, line },
			problem,
			'Write hints as sections "## 1", "## 2" and so on, each with its text.',
		);
	};
	if (before.replace(/^# .*$/m, '').trim() !== '') fail(1, 'there is text before the first hint');
	let line = before.split('\n').length;
	return sections.map((section, index) => {
		const [title = '', ...rest] = section.split('\n');
		const hint = rest.join('\n').trim();
		if (title.trim() !== String(index + 1)) fail(line, `hint ${index + 1} is called "${title.trim()}"`);
		if (hint === '') fail(line, `hint ${index + 1} says nothing`);
		line += section.split('\n').length - 1;
		return hint;
	});
}
