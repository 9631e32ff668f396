/** What does not move, and what is fetched, when a reader first touches a lab. Loading is looked at on every page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { movedBy } from './layout-shift.ts';
import { dist, kinds, openSite } from './site.ts';
import { sent } from './weight.ts';

/** What comes with the first touch of a lab, its recording and claims apart: gzipped kilobytes. */
const ALIVE_KB = 78;

const site = await openSite();

for (const width of [360, 1280]) {
	test(`a lab that comes to life moves nothing on a page of ${width} pixels, and fetches no more than it needs`, async (t) => {
		const weight = sent(dist, site.url);
		const options = { viewport: { width, height: 900 }, reducedMotion: 'reduce' } as const;
		const page = await site.open(kinds.lab, options, weight.see);
		weight.begin();
		const before = await places(page);
		await page.locator('il-lab [data-timeline]').first().hover();
		await page.locator('il-lab[data-alive] [data-timeline][data-alive]').first().waitFor();
		await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
		assert.deepEqual(await places(page), before);
		assert.equal(await movedBy(page), 0);
		const words = weight.words();
		t.diagnostic(words);
		assert.ok(weight.kb('script') > 0 && weight.kb('script') + weight.kb('stylesheet') <= ALIVE_KB, words);
		await page.context().close();
	});
}

test('what opens on a lab page moves nothing that stands above it', async () => {
	const page = await site.open(kinds.lab, { reducedMotion: 'reduce' });
	const opened = await page.evaluate(() =>
		[...document.querySelectorAll('il-lab details:not([open])')]
			.filter((details) => details.checkVisibility())
			.map((details) => {
				const place = () => JSON.stringify((details.firstElementChild as Element).getBoundingClientRect());
				const before = place();
				(details as HTMLDetailsElement).open = true;
				return { what: details.firstElementChild?.textContent?.trim(), moved: place() !== before };
			}),
	);
	assert.ok(opened.length > 0);
	assert.deepEqual(
		opened.filter(({ moved }) => moved),
		[],
	);
	await page.context().close();
});

test('a run stands where it will stand before its program has come', async () => {
	const page = await site.open(kinds.lab, { viewport: { width: 1600, height: 800 }, javaScriptEnabled: false });
	const place = () => page.locator('.stage > .run').first().boundingBox();
	const whole = await place();
	await page
		.locator('.stage > .program')
		.first()
		.evaluate((program) => program.remove());
	const { x, width } = (await place()) ?? {};
	assert.deepEqual({ x, width }, { x: whole?.x, width: whole?.width });
	await page.context().close();
});

/** Where the parts of labs stand and how large they are, in the page's pixels; what they consist of may change. */
function places(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const parts =
			'il-lab, il-lab [data-timeline], il-lab [data-toolbar], il-lab .transcript, il-lab .source, footer, h2';
		return [...document.querySelectorAll(parts)].map((part) => {
			const { left, top, width, height } = part.getBoundingClientRect();
			const numbers = [left + scrollX, top + scrollY, width, height].map(Math.round);
			return `${part.localName}.${part.className} ${numbers.join(' ')}`;
		});
	});
}
