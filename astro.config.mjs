import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { mermaid } from './scripts/diagrams/plugin.ts';
import { theme } from './site/code/theme.ts';
import { sidebarOf } from './site/course/sidebar.ts';
import { monaco } from './site/editor/bundle/monaco.ts';
import { importComponents } from './site/mdx/import-components.ts';
import { wholeIndex } from './site/search/whole-index.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
	srcDir: './site',
	publicDir: './site/public',
	// Builds beside each other each need a cache of their own.
	cacheDir: process.env.INTERLEAVE_ASTRO_CACHE ?? './node_modules/.astro',
	trailingSlash: 'always',
	// As HTML means it: a line break between words and links is a space.
	compressHTML: true,
	devToolbar: { enabled: false },
	markdown: {
		processor: satteri({ mdastPlugins: [mermaid({ root, dev: process.argv.includes('dev') })] }),
	},
	vite: {
		plugins: [importComponents(root)],
		resolve: {
			// The search field and its styles are fetched when a reader reaches for it.
			alias: [
				{ find: /^@pagefind\/default-ui$/, replacement: `${root}site/components/shell/search-field.ts` },
				{ find: '@pagefind/default-ui/css/ui.css', replacement: `${root}site/components/shell/no-field.css` },
			],
		},
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
			favicon: '/favicon.svg',
			lastUpdated: false,
			disable404Route: true,
			expressiveCode: {
				themes: [theme],
				useStarlightDarkModeSwitch: false,
				useStarlightUiThemeColors: false,
				minSyntaxHighlightingColorContrast: 0,
				frames: { showCopyToClipboardButton: false },
				styleOverrides: {
					borderRadius: '0',
					borderWidth: '0',
					codeBackground: 'var(--panel)',
					codeForeground: 'var(--ink)',
					codeFontFamily: 'var(--font-code)',
					codeFontSize: '0.90625rem',
					codeLineHeight: '1.375rem',
					codePaddingInline: '1.25rem',
					codePaddingBlock: '0.75rem',
					frames: { shadowColor: 'transparent' },
				},
			},
			components: {
				Hero: './site/components/shell/Nothing.astro',
				Head: './site/components/shell/Head.astro',
				Header: './site/components/shell/Header.astro',
				Sidebar: './site/components/shell/Sidebar.astro',
				PageTitle: './site/components/shell/PageTitle.astro',
				MarkdownContent: './site/components/shell/MarkdownContent.astro',
				Pagination: './site/components/shell/Pagination.astro',
				Footer: './site/components/shell/Footer.astro',
				Search: './site/components/shell/Search.astro',
			},
		}),
		wholeIndex(),
		monaco(root),
	],
});
