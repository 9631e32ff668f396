import fs from 'node:fs';
import path from 'node:path';
import { CourseError } from '../course/course-error.ts';

/** A Vite plugin: a lesson uses the components of `site/components` by their file names, without importing them. */
export function importComponents(root: string) {
	const folder = path.join(root, 'site/components');
	return {
		name: 'interleave:import-components',
		enforce: 'pre' as const,
		transform(text: string, id: string) {
			const [file = ''] = id.split('?');
			if (!file.endsWith('.mdx') || !file.startsWith(path.join(root, 'content'))) return;
			return withImports(text, path.relative(root, file), folder);
		},
	};
}

/** The lesson's text with its imports after it: lines keep their numbers. */
export function withImports(text: string, file: string, folder: string): string {
	const missing = usedIn(text).filter(({ name }) => !importsOf(text).includes(name));
	for (const { name, line } of missing) {
		if (!fs.existsSync(path.join(folder, `${name}.astro`))) throw unknown(name, `${file}:${line}`, folder);
	}
	const names = new Set(missing.map(({ name }) => name));
	const imports = [...names].map(
		(name) => `import ${name} from ${JSON.stringify(path.join(folder, `${name}.astro`))};`,
	);
	return imports.length === 0 ? text : `${text}\n\n${imports.join('\n')}\n`;
}

/** The components that the text names as `<Name`, with their lines; what is quoted as code is none. */
function usedIn(text: string): { name: string; line: number }[] {
	const blank = (code: string) => code.replace(/[^\n]/g, ' ');
	const shown = text.replace(/^(```+)[\s\S]*?^\1/gm, blank).replace(/`[^`\n]*`/g, blank);
	return [...shown.matchAll(/<([A-Z]\w*)/g)].map(({ 1: name = '', index }) => ({
		name,
		line: shown.slice(0, index).split('\n').length,
	}));
}

function importsOf(text: string): string[] {
	return [...text.matchAll(/^import\s+(.+?)\s+from\s/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
}

function unknown(name: string, place: string, folder: string): CourseError {
	const known = fs.readdirSync(folder).filter((file) => file.endsWith('.astro'));
	const names = known.map((file) => file.replace('.astro', '')).join(', ');
	return new CourseError(
		place,
		`there is no component <${name}>`,
		`Use one of ${names}, or write site/components/${name}.astro.`,
	);
}
