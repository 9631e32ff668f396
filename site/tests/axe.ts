import axe from 'axe-core';
import type { Page } from 'playwright';

/**
 * What axe finds on a page, or within a part of it, in the light and in the dark theme: empty where all is well. In the
 * second theme only the rules on contrast are asked again, since nothing else differs.
 */
export async function axeFinds(page: Page, within = 'html'): Promise<string[]> {
	if (page.frames().length > 1) throw new Error('axe looks at one frame, and this page has more');
	const injected = await page.evaluate(() => 'axe' in window);
	if (!injected) await page.evaluate(axe.source);
	const found: string[] = [];
	const papers = new Set<string>();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { paper, violations } = await page.evaluate(analyze, { within, colours: colorScheme === 'dark' });
		papers.add(paper);
		for (const { id, html } of violations) found.push(`${id}, ${colorScheme}: ${html}`);
	}
	if (papers.size < 2) throw new Error('the page looks alike in both themes');
	return found;
}

/** Runs in the page. */
async function analyze({ within, colours }: { within: string; colours: boolean }) {
	const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
	await Promise.all(changing.map((transition) => transition.finished.catch(() => {})));
	const { axe } = window as unknown as { axe: typeof import('axe-core') };
	const { violations } = await axe.run(within, {
		resultTypes: ['violations'],
		...(colours && { runOnly: ['color-contrast', 'link-in-text-block'] }),
	});
	return {
		paper: getComputedStyle(document.body).backgroundColor,
		violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html: html.slice(0, 300) }))),
	};
}
