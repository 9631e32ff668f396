import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFinds } from './axe.ts';
import { kinds, openSite } from './site.ts';

const site = await openSite();

test('search opens by its key, finds a lesson, and gives the page back', async () => {
	const page = await site.open(kinds.home);
	await page.locator('[data-open-modal]:enabled').waitFor();
	assert.equal(await page.locator('.pagefind-ui').count(), 0, 'the field is fetched before anybody wants it');
	await page.keyboard.press('Control+k');
	await page.locator('.pagefind-ui__search-input').fill('race');
	const result = page.locator('.pagefind-ui__result-link').first();
	await result.waitFor();
	await page.keyboard.press('Escape');
	assert.ok(!(await page.locator('site-search dialog').isVisible()));
	await page.keyboard.press('Control+k');
	await page.locator('.pagefind-ui__search-input').fill('process');
	await result.click();
	await page.waitForURL((url) => url.pathname !== '/');
	assert.deepEqual(page.problems, []);
});

test('search that opens before its field is there takes what is typed', async () => {
	const page = await site.open(kinds.labs);
	await page.addInitScript(() => {
		window.requestIdleCallback = (callback) => {
			window.addEventListener('idle', () => callback({} as IdleDeadline));
			return 0;
		};
	});
	await page.reload();
	await page.keyboard.press('Control+k');
	await page.locator('site-search dialog').waitFor();
	await page.evaluate(() => window.dispatchEvent(new Event('idle')));
	await page.locator('.pagefind-ui__search-input:focus').waitFor();
	await page.context().close();
});

test('search finds under the policy of each kind of page, and gives axe nothing to find', async () => {
	await site.each(Object.values(kinds), { reducedMotion: 'reduce' }, async (page, where) => {
		await page.getByRole('button', { name: 'Search' }).click();
		await page.locator('.pagefind-ui__search-input').fill('process');
		await page.locator('.pagefind-ui__result').first().waitFor();
		assert.deepEqual(page.problems, []);
		if (where === kinds.home) assert.deepEqual(await axeFinds(page), []);
	});
});
