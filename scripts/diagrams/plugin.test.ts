import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { mermaid } from './plugin.ts';
import { writePicture } from './store.ts';

const SOURCE = 'flowchart TD\naccTitle: One file\naccDescr: A file and a process.\nA --> B';
const LESSON = `# A\n\n\`\`\`mermaid\n${SOURCE}\n\`\`\`\n\n\`\`\`ts\nconst a = 1;\n\`\`\`\n`;

test('mermaid() puts the picture in the place of the fence, as it is', async (t) => {
	const root = folder(t);
	writePicture(root, SOURCE, '<svg><style>#a { fill: red }</style></svg>\n');
	const code = await compile(root, LESSON);
	assert.ok(code.includes('"set:html": "<svg><style>#a { fill: red }</style></svg>"'), code);
	assert.ok(code.includes('class: "diagram"'), code);
	assert.match(code, /const a = 1;/);
});

test('mermaid() fails on a diagram without a picture, with its place and the command that draws it', async (t) => {
	const root = folder(t);
	await assert.rejects(
		compile(root, LESSON),
		/content\/1-b\.mdx:6: this diagram has no picture yet\n.*interleave -- diagrams/,
	);
});

test('mermaid() in dev leaves a diagram without a picture to the page', async (t) => {
	const code = await compile(folder(t), LESSON, { dev: true, base: '/course/' });
	assert.match(code, /<mermaid-diagram><pre>flowchart TD&#10;accTitle/);
	assert.match(code, /src=\\?"\/course\/site\/diagrams\/mermaid-diagram\.ts/);
});

test('mermaid() fails on a diagram that says nothing to those who cannot see it', async (t) => {
	await assert.rejects(compile(folder(t), LESSON.replace(/accTitle.*\n/, ''), { dev: true }), /no accTitle/);
});

async function compile(root: string, source: string, options: { dev?: boolean; base?: string } = {}): Promise<string> {
	const file = path.join(root, 'content/1-b.mdx');
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, `---\ntitle: A\n---\n${source}`);
	const fileURL = pathToFileURL(file);
	const result = await mdxToJs(source, { mdastPlugins: [mermaid({ root, ...options })], fileURL });
	return result.code;
}

function folder(t: { after(done: () => void): void }): string {
	const root = mkdtempSync(path.join(tmpdir(), 'diagrams-'));
	t.after(() => rmSync(root, { recursive: true }));
	return root;
}
