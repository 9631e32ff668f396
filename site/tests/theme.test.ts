import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { kinds, openSite } from './site.ts';

const site = await openSite();
const paper = (page: Page) => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);

test('the theme follows the system until the reader chooses, and the choice lasts', async () => {
	const page = await site.open(kinds.lesson, { colorScheme: 'dark' });
	assert.equal(await paper(page), 'rgb(16, 22, 20)');
	await page.locator('header select').selectOption('light');
	assert.equal(await paper(page), 'rgb(244, 246, 242)');
	await page.reload();
	assert.equal(await paper(page), 'rgb(244, 246, 242)');
	assert.equal(await page.locator('header select').inputValue(), 'light');
});
