/** Files stay small, and their names use the course's words (DESIGN.md, 2). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from './tracked-files.ts';

test('complaints() is empty for the repository', () => {
	const files = texts((file) => /\.(ts|cjs|mjs|astro|css|mdx)$/.test(file));
	assert.deepEqual(
		[...files].flatMap(([file, text]) => complaints(file, text)),
		[],
	);
});

test('complaints() finds a long file', () => {
	assert.deepEqual(complaints('scripts/x.ts', 'x\n'.repeat(251)), ['scripts/x.ts: 251 lines; split it by 250']);
});

test('complaints() finds a word that says nothing', () => {
	assert.deepEqual(complaints('scripts/labs/path-utils.ts', ''), ['scripts/labs/path-utils.ts: "utils" says nothing']);
	assert.deepEqual(complaints('site/helpers/x.astro', ''), ['site/helpers/x.astro: "helpers" says nothing']);
});

test('complaints() finds a name that is not in kebab-case', () => {
	assert.deepEqual(complaints('scripts/labs/loadLabs.ts', ''), ['scripts/labs/loadLabs.ts: not in kebab-case']);
	assert.deepEqual(complaints('site/components/lab.astro', ''), [
		'site/components/lab.astro: a component begins with a capital',
	]);
});

const WORDS =
	/(?:^|[/.-])(utils?|helpers?|managers?|handlers?|services?|sessions?|executions?|simulations?|misc|common)(?=[/.-])/i;

function complaints(file: string, text: string): string[] {
	const lines = text.split('\n').length - 1;
	const limit = file.endsWith('.css') ? 300 : 250;
	const word = WORDS.exec(file)?.[1];
	const name = file.slice(file.lastIndexOf('/') + 1);
	return [
		...(lines > limit && !file.endsWith('.mdx') ? [`${file}: ${lines} lines; split it by ${limit}`] : []),
		...(word ? [`${file}: "${word}" says nothing`] : []),
		...(/\.(ts|cjs|mjs)$/.test(name) && !/^[a-z0-9.-]+$/.test(name) && !/^\[.*\]/.test(name)
			? [`${file}: not in kebab-case`]
			: []),
		...(/^site\/components\/.*\.astro$/.test(file) && !/^[A-Z]/.test(name)
			? [`${file}: a component begins with a capital`]
			: []),
	];
}
