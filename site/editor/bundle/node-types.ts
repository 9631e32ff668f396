/** Node's types for the editor: the declarations of @types/node and of what they import, with the first words of their comments. */
import fs from 'node:fs';
import path from 'node:path';

/** The packages, by their folders below node_modules. */
const PACKAGES = ['@types/node', 'undici-types'];

/** The texts by path below node_modules. */
export function nodeTypes(root: string): Record<string, string> {
	const texts: Record<string, string> = {};
	for (const name of PACKAGES) {
		const dir = path.join(root, 'node_modules', name);
		const { version, types } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
		texts[`${name}/package.json`] = JSON.stringify({ name, version, types });
		for (const file of fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
			// Declarations for older versions of TypeScript lie in folders of their own.
			if (!file.endsWith('.d.ts') || file.startsWith('ts5')) continue;
			texts[`${name}/${file.replaceAll('\\', '/')}`] = shortened(fs.readFileSync(path.join(dir, file), 'utf8'));
		}
	}
	return texts;
}

/** A text of declarations with the first paragraph of each comment that describes, and no other comments. */
export function shortened(text: string): string {
	return text
		.replace(/\/\*\*([\s\S]*?)\*\//g, (_, inner: string) => {
			const lines = inner.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
			const begins = lines.findIndex((line) => line !== '');
			const rest = begins < 0 ? [] : lines.slice(begins);
			const ends = rest.findIndex((line) => line === '' || line.startsWith('@'));
			const said = (ends < 0 ? rest : rest.slice(0, ends)).join(' ').trim();
			return said === '' ? '' : `/** ${said} */`;
		})
		.replace(/^\s*\/\/(?!\/ *<reference).*$/gm, '')
		.replace(/^\/\*[^*][\s\S]*?\*\//gm, '')
		.replace(/\n[ \t]*(?=\n)/g, '')
		.replace(/^ +/gm, (spaces) => '\t'.repeat(Math.floor(spaces.length / 4)));
}
