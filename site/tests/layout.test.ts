import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, lessons, openSite } from './site.ts';

const site = await openSite();
const paths = { ...kinds, ...Object.fromEntries(lessons.map((lesson) => [lesson, lesson])) };

for (const width of [360, 900, 1600]) {
	test(`no page is broader than a window of ${width} px`, async () => {
		for (const [name, path] of Object.entries(paths)) {
			const page = await site.open(path, { viewport: { width, height: 800 } });
			const broad = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			assert.ok(broad <= 0, `${name} is ${broad} px too broad`);
			await page.context().close();
		}
	});
}

for (const width of [360, 1600]) {
	test(`nothing moves while a page loads at ${width} px`, async () => {
		for (const [name, path] of Object.entries(paths)) {
			const page = await site.open(path, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
			const shifts = await page.evaluate(
				() =>
					new Promise<number>((resolve) => {
						let sum = 0;
						const observer = new PerformanceObserver((list) => {
							for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
						});
						observer.observe({ type: 'layout-shift', buffered: true });
						requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
					}),
			);
			assert.ok(shifts < 0.001, `${name} moved by ${shifts}`);
			await page.context().close();
		}
	});
}

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
