import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, openSite } from './site.ts';

const site = await openSite();

test('a printed lesson has its text and figures on white, and nothing of the page around them', async () => {
	const page = await site.open(kinds.lesson, { colorScheme: 'dark' });
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	for (const around of ['header.header', '.sidebar', 'a[rel=next]']) {
		assert.ok(!(await page.locator(around).first().isVisible()), `${around} is printed`);
	}
	const figures = page.locator('.sl-markdown-content > figure');
	for (const figure of await figures.all()) assert.ok(await figure.isVisible());
	const body = await page.locator('body').evaluate((element) => {
		const { color, backgroundColor } = getComputedStyle(element);
		return { color, backgroundColor };
	});
	assert.deepEqual(body, { color: 'rgb(23, 33, 29)', backgroundColor: 'rgb(255, 255, 255)' });
});

test('a figure is printed whole, wherever its player stands', async () => {
	const page = await site.open(kinds.lesson);
	const step = page.locator('il-steps [data-moments]');
	await page.emulateMedia({ media: 'print' });
	const widths = await step.locator('.broad').evaluate((svg) => {
		const past = svg.querySelector('.past') as Element;
		return [Number.parseFloat(getComputedStyle(past).width), svg.getBoundingClientRect().width];
	});
	const [past = 0, whole = 1] = widths;
	assert.ok(Math.abs(past - whole) < 0.01, `${past} of ${whole} pixels`);
	for (const instant of await step.locator('.broad .instant').all()) {
		assert.equal(await instant.evaluate((element) => getComputedStyle(element).opacity), '1');
	}
	assert.ok(!(await step.locator('.cursor').first().isVisible()));
});

test('what is folded on the screen is printed', async () => {
	const page = await site.open(kinds.lesson);
	const folded = page.locator('.sl-markdown-content details:not([open]) > :not(summary)').first();
	assert.ok(!(await folded.isVisible()));
	const story = page.locator('il-lab .story li').first();
	assert.ok(!(await story.isVisible()));
	await page.emulateMedia({ media: 'print' });
	assert.ok(await folded.isVisible());
	assert.ok(await story.isVisible(), 'the run in words is printed');
	assert.ok(!(await page.locator('il-lab .events').first().isVisible()), 'its table is not');
});

test('code is ink on paper in each theme, printed and without scripts', async () => {
	const inks = { light: 'rgb(23, 33, 29)', dark: 'rgb(230, 237, 232)' };
	for (const [colorScheme, ink] of Object.entries(inks) as ['light' | 'dark', string][]) {
		for (const javaScriptEnabled of [true, false]) {
			const page = await site.open(kinds.lesson, { colorScheme, javaScriptEnabled });
			const word = page.locator('.expressive-code .ec-line span[style*="--0fw"]').first();
			const seen = () => word.evaluate((element) => getComputedStyle(element).color);
			assert.equal(await seen(), ink, `${colorScheme}, scripts ${javaScriptEnabled}`);
			await page.emulateMedia({ media: 'print', colorScheme });
			assert.equal(await seen(), inks.light, 'printed');
			await page.context().close();
		}
	}
});
