import type { TestContext } from 'node:test';
import type { Browser, ViewportSize } from 'playwright';
import { companionOf } from './fixture.ts';

interface PageOptions {
	root: string;
	dist: string;
	viewport?: ViewportSize;
}

/** For tests: a page of a companion over a checkout, in a browser that has its token, and the errors of what ran there. */
export async function pageOf(t: TestContext, browser: Browser, where: string, { viewport, ...served }: PageOptions) {
	const companion = await companionOf(t, served.root, { dist: served.dist });
	const size = viewport ?? { width: 1280, height: 900 };
	const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
	t.after(() => context.close());
	const page = await context.newPage();
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	await page.goto(companion.launchUrl);
	await page.goto(new URL(where, companion.url).href);
	return { page, url: companion.url, errors };
}
