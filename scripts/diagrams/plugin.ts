import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineMdastPlugin, type MdastPluginEntry } from 'satteri';
import { DiagramError } from './diagram-error.ts';
import { described, type Fence, fencesOf } from './fences.ts';
import { COMMAND, readPicture } from './store.ts';

interface Options {
	/** The checkout. */
	root: string;
	/** In `astro dev` a diagram without a picture is drawn in the page; a build fails on it. */
	dev?: boolean;
	/** Astro's `base`. */
	base?: string;
}

/** A Sätteri plugin: puts the committed picture in the place of each ```mermaid fence. */
export function mermaid({ root, dev = false, base = '/' }: Options): MdastPluginEntry {
	return ({ fileURL }) =>
		defineMdastPlugin({
			name: 'mermaid',
			code(node, ctx) {
				if (node.lang !== 'mermaid') return;
				const fence = fenceOf(node.value.trim(), fileURL, root);
				const picture = readPicture(root, fence.source)?.trimEnd();
				if (picture === undefined && !dev) {
					const remedy = `Draw it: ${COMMAND}, then commit site/diagrams.`;
					throw new DiagramError(fence, 'this diagram has no picture yet', remedy);
				}
				ctx.replaceNode(node, figure(picture ?? drawnInPage(fence, base)));
			},
		});
}

/** The fence with its place in the file: the parser's own line does not count the frontmatter. */
function fenceOf(source: string, fileURL: URL | undefined, root: string): Fence {
	if (!fileURL) return described({ file: 'content', line: 1, source });
	const file = fileURLToPath(fileURL);
	const name = path.relative(root, file).replaceAll('\\', '/');
	const fence = fencesOf(readFileSync(file, 'utf8'), name).find((each) => each.source === source);
	return fence ?? described({ file: name, line: 1, source });
}

/** As an element with Astro's `set:html`, since MDX would read the braces of the picture's style as expressions. */
function figure(html: string) {
	const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute' as const, name, value });
	const attributes = [attribute('class', 'diagram'), attribute('set:html', html)];
	return { type: 'mdxJsxFlowElement' as const, name: 'figure', attributes, children: [] };
}

function drawnInPage({ source }: Fence, base: string): string {
	const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
	const script = `${base.replace(/\/$/, '')}/site/diagrams/mermaid-diagram.ts`;
	return `<mermaid-diagram><pre>${escaped}</pre></mermaid-diagram><script type="module" src="${script}"></script>`;
}
