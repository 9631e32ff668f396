import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fencesOf } from './fences.ts';

const GOOD = 'flowchart TD\naccTitle: One file\naccDescr: A file and a process.\nA --> B';

test('fencesOf() finds the diagrams of a lesson with the lines they begin on', () => {
	const fences = fencesOf(`# Lesson\n\n\`\`\`mermaid\n${GOOD}\n\`\`\`\n\n\`\`\`ts\nconst a = 1;\n\`\`\`\n`, 'a.mdx');
	assert.deepEqual(fences, [{ file: 'a.mdx', line: 3, source: GOOD }]);
});

test('fencesOf() takes away the indentation of a diagram inside a component, as Markdown does', () => {
	const indented = GOOD.replaceAll('\n', '\n  ');
	const [fence] = fencesOf(`<details>\n  \`\`\`mermaid\n  ${indented}\n  \`\`\`\n</details>`, 'a.mdx');
	assert.equal(fence?.source, GOOD);
});

test('fencesOf() reads lines that end as on Windows', () => {
	const [fence] = fencesOf(`\`\`\`mermaid\r\n${GOOD.replaceAll('\n', '\r\n')}\r\n\`\`\`\r\n`, 'a.mdx');
	assert.equal(fence?.source, GOOD);
});

for (const [what, source, problem] of [
	['without a title', 'flowchart TD\naccDescr: x\nA-->B', /a\.mdx:2: this diagram has no accTitle\n/],
	['without a description', 'flowchart TD\naccTitle: x\nA-->B', /a\.mdx:2: this diagram has no accDescr\n/],
	['without both', 'flowchart TD\nA-->B', /no accTitle and no accDescr/],
] as const) {
	test(`fencesOf() refuses a diagram ${what}`, () => {
		assert.throws(() => fencesOf(`\n\`\`\`mermaid\n${source}\n\`\`\`\n`, 'a.mdx'), {
			name: 'DiagramError',
			message: problem,
		});
	});
}

test('fencesOf() refuses a diagram without an end', () => {
	assert.throws(() => fencesOf('```mermaid\nflowchart TD', 'a.mdx'), /a\.mdx:1: this diagram has no end/);
});
