import fs from 'node:fs';
import path from 'node:path';

/** Which lessons show each lab: lab id to the lessons' paths below `content`, without extension. */
export function lessonsByLab(root: string): Map<string, string[]> {
	const lessons = new Map<string, string[]>();
	for (const file of mdxFiles(path.join(root, 'content'))) {
		const name = file.replace(/\.mdx$/, '');
		for (const lab of labsIn(fs.readFileSync(path.join(root, 'content', file), 'utf8'))) {
			lessons.set(lab, [...(lessons.get(lab) ?? []), name]);
		}
	}
	return lessons;
}

/** The labs that a lesson's text names, as `<Lab id="…">` or as `lab="…"` of another component, each once. */
export function labsIn(mdx: string): string[] {
	const shown = mdx.replace(/^```[\s\S]*?^```/gm, '');
	const named = [...shown.matchAll(/<(?:Lab\b[^>]*?\bid|[A-Z]\w*\b[^>]*?\blab)=["']([^"']+)["']/g)];
	return [...new Set(named.map((match) => match[1] ?? ''))];
}

function mdxFiles(content: string): string[] {
	if (!fs.existsSync(content)) return [];
	const files = fs
		.readdirSync(content, { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'));
	return files.filter((file) => file.endsWith('.mdx')).sort();
}
