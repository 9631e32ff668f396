import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../setup/browser.ts';
import { DiagramError } from './diagram-error.ts';
import type { Fence } from './fences.ts';
import { drawInPage } from './in-page.ts';
import { keyOf } from './key.ts';
import { FONT, mermaidConfig, WIDEST } from './theme.ts';
import { tidy } from './tidy.ts';

/** Draws diagrams in one page of one browser: yields each fence with its SVG. */
export async function* render(fences: Fence[]): AsyncGenerator<{ fence: Fence; svg: string }> {
	if (fences.length === 0) return;
	const browser: Browser = await launchBrowser();
	try {
		const page = await openPage(browser);
		for (const fence of fences) yield { fence, svg: await draw(page, fence) };
	} finally {
		await browser.close();
	}
}

async function openPage(browser: Browser): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1000, height: 1000 } });
	const font = readFileSync(packaged('@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2'), 'base64');
	await page.setContent(`<!doctype html><style>@font-face { font-family: '${FONT}'; font-weight: 100 900;
		src: url(data:font/woff2;base64,${font}) }</style><p style="font-family: '${FONT}'">loads the font</p>`);
	await page.evaluate(() => document.fonts.ready);
	await page.addScriptTag({ path: packaged('mermaid/dist/mermaid.min.js') });
	return page;
}

async function draw(page: Page, fence: Fence): Promise<string> {
	const key = keyOf(fence.source);
	const config = mermaidConfig(key);
	const drawn = await page.evaluate(drawInPage, { id: `d-${key}`, source: fence.source, config });
	if ('error' in drawn) throw new DiagramError(fence, 'Mermaid cannot draw this', drawn.error);
	if (drawn.width > WIDEST) {
		const problem = `this diagram is ${Math.ceil(drawn.width)} px wide, at most ${WIDEST} can be read on a phone`;
		throw new DiagramError(fence, problem, 'Let it run downwards (flowchart TD), or shorten its words.');
	}
	return `${tidy(drawn.svg)}\n`;
}

function packaged(file: string): string {
	return fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url));
}
