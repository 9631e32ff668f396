import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { mermaid } from './scripts/diagrams/plugin.ts';
import { sidebarOf } from './site/course/sidebar.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
	srcDir: './site',
	publicDir: './site/public',
	// Builds beside each other each need a cache of their own.
	cacheDir: process.env.INTERLEAVE_ASTRO_CACHE ?? './node_modules/.astro',
	trailingSlash: 'always',
	devToolbar: { enabled: false },
	markdown: {
		processor: satteri({ mdastPlugins: [mermaid({ root, dev: process.argv.includes('dev') })] }),
	},
	integrations: [
		starlight({
			title: 'Interleave',
			description:
				'A course on processes, threads and the event loop in which every claim is something a real program did.',
			customCss: ['./site/styles/index.css'],
			sidebar: sidebarOf(root),
			markdown: { processedDirs: ['./content'] },
			tableOfContents: false,
			pagefind: true,
			credits: false,
			components: {
				MarkdownContent: './site/components/shell/MarkdownContent.astro',
			},
		}),
	],
});
