/** What does not move. Breadth, and shifts while a page loads, are looked at on every page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, openSite } from './site.ts';

const site = await openSite();

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
