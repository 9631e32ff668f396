/** The site's style sheets as declarations, for what a script can hold. */
import fs from 'node:fs';
import path from 'node:path';

export interface Declaration {
	/** `site/styles/page.css:12` */
	place: string;
	file: string;
	/** The selector and what it stands in, innermost last. */
	within: string[];
	property: string;
	value: string;
	/** The other declarations of the same rule. */
	rule: ReadonlyMap<string, string>;
}

/** All declarations of the `.css` files below a folder, and of the `<style>` parts of its `.astro` files. */
export function declarationsBelow(root: string, folder: string): Declaration[] {
	const names = fs.globSync(`${folder}/**/*.{css,astro}`, { cwd: root });
	return names.sort().flatMap((name) => {
		const text = fs.readFileSync(path.join(root, name), 'utf8');
		return declarationsOf(name.endsWith('.css') ? text : stylesOf(text), name.replaceAll('\\', '/'));
	});
}

/** The declarations of a sheet. Nested rules and at-rules are followed; lines are counted. */
export function declarationsOf(css: string, file: string): Declaration[] {
	const text = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
	const found: Declaration[] = [];
	const open: { within: string; rule: Map<string, string> }[] = [];
	let from = 0;
	for (const { 0: mark, index } of text.matchAll(/[{};]/g)) {
		const said = text.slice(from, index).trim().replace(/\s+/g, ' ');
		const line = text.slice(0, from + (text.slice(from).match(/^\s*/)?.[0].length ?? 0)).split('\n').length;
		from = index + 1;
		if (mark === '{') open.push({ within: said, rule: new Map() });
		const rule = open.at(-1)?.rule;
		const [, property, value] = /^([\w-]+):\s*(.+)$/.exec(mark === '{' ? '' : said) ?? [];
		if (rule && property && value) {
			rule.set(property, value);
			found.push({ place: `${file}:${line}`, file, within: open.map(({ within }) => within), property, value, rule });
		}
		if (mark === '}') open.pop();
	}
	return found;
}

/** The `<style>` parts of a component, with all other lines left blank. */
function stylesOf(astro: string): string {
	let styles = astro.replace(/[^\n]/g, ' ');
	for (const { 1: css = '', index, 0: whole } of astro.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)) {
		const start = index + whole.indexOf('>') + 1;
		styles = styles.slice(0, start) + css + styles.slice(start + css.length);
	}
	return styles;
}
