import type { Page } from 'playwright';
import { CODE, TYPE } from '../styles/scale.ts';

/** The text on a page that is set in none of the scale's sizes, or on none of its lines: what there is of it, each once. */
export async function offScale(page: Page): Promise<string[]> {
	const seen = await page.evaluate(() => {
		const found: Record<string, string> = {};
		const walker = document.createTreeWalker(document.querySelector('.page') ?? document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node.parentElement;
			// Pictures have sizes of their own; code within a line follows the text around it.
			if (
				!element ||
				!node.textContent?.trim() ||
				element.closest('svg, script, style, :is(p, li, dd, dt, td, th, h2) code')
			)
				continue;
			if (!element.checkVisibility() || element.closest('.sr-only')) continue;
			const { fontSize, lineHeight } = getComputedStyle(element);
			if (fontSize === '0px') continue;
			found[`${Number.parseFloat(fontSize)}/${Number.parseFloat(lineHeight)}`] ??=
				`${element.className || element.localName}: ${node.textContent.trim().slice(0, 30)}`;
		}
		return found;
	});
	const steps = [...TYPE, ...CODE].map(([size, line]) => `${size}/${line}`);
	return Object.entries(seen).flatMap(([step, words]) => (steps.includes(step) ? [] : `${step} (${words})`));
}
