/** Imports go one way (DESIGN.md, 3). */
import assert from 'node:assert/strict';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { test } from 'node:test';
import { texts } from './tracked-files.ts';

test('crossings() is empty for the repository', () => {
	const files = texts((file) => /^(scripts|labs|site|content)\/.*\.(ts|mts|mjs|cjs|js|astro)$/.test(file));
	assert.deepEqual(crossings(files), []);
});

const bad: [string, Record<string, string>, string][] = [
	[
		'a lab that imports the recorder',
		{ 'labs/a/b/main.ts': `import '../../../scripts/runner/run.ts'` },
		'a lab imports labs/lib alone',
	],
	['a lab that imports another lab', { 'labs/a/b/main.ts': `import '../c/main.ts'` }, 'a lab imports labs/lib alone'],
	[
		'claims that read files',
		{ 'labs/a/b/claims.ts': `import fs from 'node:fs'` },
		'claims import scripts/recording alone',
	],
	[
		'claims that import the runner',
		{ 'labs/a/b/claims.ts': `import '../../../scripts/runner/run.ts'` },
		'claims import scripts/recording alone',
	],
	[
		'a recording core that reads files',
		{ 'scripts/recording/x.ts': `export { a } from 'fs'` },
		'the recording core runs in browsers',
	],
	[
		'a recording core that imports the labs',
		{ 'scripts/recording/x.ts': `await import('../labs/load.ts')` },
		'the recording core runs in browsers',
	],
	[
		'a drawing core that reads files',
		{ 'scripts/timeline/x.ts': `import fs from 'node:fs'` },
		'the drawing core runs in browsers',
	],
	[
		'a drawing core that imports the labs',
		{ 'scripts/timeline/x.ts': `import '../labs/load.ts'` },
		'the drawing core runs in browsers',
	],
	[
		'progress that reads files',
		{ 'scripts/progress/x.ts': `import fs from 'node:fs'` },
		'scripts/progress runs in browsers',
	],
	['an export that reads files', { 'scripts/exports/x.ts': `import fs from 'node:fs'` }, 'the exports run in browsers'],
	[
		'scripts that import the site',
		{ 'scripts/labs/x.ts': `import '../../site/x.ts'` },
		'scripts never import the site',
	],
	[
		'a page that imports the runner at build time',
		{ 'site/x.astro': `---\nimport { run } from '../scripts/runner/run.ts'\n---` },
		'the site builds from labs, recording, timeline, exports, diagrams and the pure cores',
	],
	[
		'a script of a page that reaches node: over two files',
		{
			'site/x.astro': `<script>\nimport './player/x.ts';\n</script>`,
			'site/player/x.ts': `const later = () => import('./y.ts')`,
			'site/player/y.ts': `import { readFileSync } from 'node:fs'`,
		},
		'what reaches the browser has no node:',
	],
	[
		'a script of a page that imports the labs',
		{ 'site/x.astro': `<script>import '../scripts/labs/load.ts'</script>`, 'scripts/labs/load.ts': '' },
		'what reaches the browser imports the pure cores, exports and claims alone',
	],
];
for (const [title, files, rule] of bad) {
	test(`crossings() finds ${title}`, () => {
		const found = crossings(new Map(Object.entries(files)));
		assert.equal(found.length, 1, found.join('\n'));
		assert.match(found[0]!, new RegExp(rule));
	});
}

test('crossings() lets types through, which are gone at run time', () => {
	assert.deepEqual(
		crossings(new Map([['labs/a/b/main.ts', `import type { Lane } from '../../../scripts/recording/types.ts'`]])),
		[],
	);
});

/** A recording, and what is made of it. */
const CORES = ['recording', 'timeline', 'exports'].map((folder) => `scripts/${folder}`);

/** Cores beside the recording's that reach the browser too. */
const PURE = ['progress', 'questions', 'stepper', 'exercises'].map((folder) => `scripts/${folder}`);

/** Every import that goes where it must not: `file → import: rule`. */
function crossings(files: Map<string, string>): string[] {
	const found = new Set<string>();
	for (const [file, text] of files) {
		if (/\.test\.ts$|^site\/tests\//.test(file)) continue;
		for (const name of importsIn(isAstro(file) ? frontmatter(text) : text)) {
			const rule = broken(file, target(file, name));
			if (rule) found.add(`${file} → ${name}: ${rule}`);
		}
	}
	for (const crossing of browserCrossings(files)) found.add(crossing);
	return [...found];
}

function broken(file: string, to: string): string | undefined {
	const isIn = (...folders: string[]) => folders.some((folder) => to.startsWith(`${folder}/`));
	const isOurs = /^(scripts|labs|site|content)\//.test(to);
	if (/^labs\/[^/]+\/[^/]+\/claims\.ts$/.test(file)) {
		return isIn('scripts/recording') ? undefined : 'claims import scripts/recording alone';
	}
	if (file.startsWith('labs/lib/')) return isOurs && !isIn('labs/lib') ? 'labs/lib imports nothing of ours' : undefined;
	if (file.startsWith('labs/')) {
		return isOurs && !isIn('labs/lib', posix.dirname(file)) ? 'a lab imports labs/lib alone' : undefined;
	}
	if (file.startsWith('scripts/recording/')) {
		return isBuiltin(to) || (isOurs && !isIn('scripts/recording')) ? 'the recording core runs in browsers' : undefined;
	}
	if (file.startsWith('scripts/timeline/')) {
		const allowed = isIn('scripts/timeline', 'scripts/recording');
		return isBuiltin(to) || (isOurs && !allowed) ? 'the drawing core runs in browsers' : undefined;
	}
	if (file.startsWith('scripts/exports/')) {
		const allowed = isIn('scripts/exports', 'scripts/timeline', 'scripts/recording');
		return isBuiltin(to) || (isOurs && !allowed) ? 'the exports run in browsers' : undefined;
	}
	const pure = PURE.find((folder) => file.startsWith(`${folder}/`));
	if (pure) {
		// What guesses at a name that an author misspelt imports nothing itself.
		const allowed = isIn('scripts/recording', 'scripts/timeline', ...PURE) || to === 'scripts/labs/near.ts';
		return isBuiltin(to) || (isOurs && !allowed) ? `${pure} runs in browsers` : undefined;
	}
	if (file.startsWith('scripts/')) return isIn('site') ? 'scripts never import the site' : undefined;
	if (file.startsWith('site/')) {
		const allowed = isIn('site', 'content', 'labs', 'scripts/labs', 'scripts/diagrams', ...CORES, ...PURE);
		return isOurs && !allowed
			? 'the site builds from labs, recording, timeline, exports, diagrams and the pure cores'
			: undefined;
	}
	return undefined;
}

/** Follows what the scripts of pages import, also later (`import()`). */
function browserCrossings(files: Map<string, string>): string[] {
	const found: string[] = [];
	const seen = new Set<string>();
	const visit = (file: string, code: string) => {
		for (const name of importsIn(code)) {
			const to = target(file, name);
			if (isBuiltin(to)) found.push(`${file} → ${name}: what reaches the browser has no node:`);
			if (seen.has(to) || !files.has(to) || isAstro(to)) continue;
			seen.add(to);
			const isPure = [...CORES, ...PURE].some((folder) => to.startsWith(`${folder}/`));
			if (isPure || /^site\/|^labs\/[^/]+\/[^/]+\/claims\.ts$/.test(to)) visit(to, files.get(to)!);
			else found.push(`${file} → ${name}: what reaches the browser imports the pure cores, exports and claims alone`);
		}
	};
	for (const [file, text] of files) {
		if (isAstro(file))
			for (const [, code] of text.matchAll(/<script(?![^>]*is:inline)[^>]*>([\s\S]*?)<\/script>/g)) visit(file, code!);
	}
	return found;
}

function isAstro(file: string): boolean {
	return file.endsWith('.astro');
}

function frontmatter(text: string): string {
	return /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
}

/** What a module names in imports that exist at run time. */
function importsIn(code: string): string[] {
	const plain = code
		.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
		.replace(/\b(import|export)\s+type\s[^;'"]*?\bfrom\s*(['"])[^'"]+\2/g, '');
	const named = plain.matchAll(/(?:(?<!['"`])\bfrom|^\s*import|\bimport\s*\(|\brequire\s*\()\s*(['"])([^'"\n]+)\1/gm);
	return [...named].map((match) => match[2]!);
}

function target(file: string, name: string): string {
	return name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), name)).replace(/\?.*$/, '') : name;
}
