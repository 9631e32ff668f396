import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { kinds, openSite } from './site.ts';

const site = await openSite();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

test('the first key leads past the header', async () => {
	const page = await site.open(kinds.lesson);
	await page.keyboard.press('Tab');
	assert.equal(await focused(page), 'Skip to content');
	await page.keyboard.press('Enter');
	assert.match(page.url(), /#_top$/);
});

test('whatever has the focus shows it', async () => {
	const page = await site.open(kinds.home);
	for (let key = 0; key < 12; key++) {
		await page.keyboard.press('Tab');
		const seen = await page.evaluate(() => {
			const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
			return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
		});
		assert.ok(seen, `"${await focused(page)}" shows no focus`);
	}
});

test('on a phone the menu opens, keeps the focus and closes by Escape', async () => {
	const page = await site.open(kinds.lesson, { viewport: { width: 360, height: 780 } });
	const menu = page.locator('#starlight__sidebar');
	assert.ok(!(await menu.isVisible()));
	await page.getByRole('button', { name: 'Menu' }).press('Enter');
	await menu.waitFor({ state: 'visible' });
	assert.ok(await page.locator('.main-frame').evaluate((main) => main.hasAttribute('inert')));
	await page.keyboard.press('Escape');
	await menu.waitFor({ state: 'hidden' });
});
