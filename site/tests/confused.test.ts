/** "This confused me": a question that the reader sends, and nobody else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFinds } from './axe.ts';
import { openSite } from './site.ts';

const LAB = 'labs/sharing/first-race/';

const site = await openSite();

test('what confused comes as a text that names the lab and the moment, and is sent nowhere', async () => {
	const page = await site.open(LAB, { reducedMotion: 'reduce' });
	const asked: string[] = [];
	const lab = page.locator('il-lab').first();
	await lab.getByRole('button', { name: 'One event on' }).click();
	await lab.locator('[data-moment]').getByText(/ms/).waitFor();
	page.on('request', (request) => asked.push(request.url()));
	await lab.getByRole('button', { name: 'This confused me' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'This confused me' });
	const text = dialog.getByRole('textbox', { name: 'Your question' });
	assert.match(
		await text.inputValue(),
		/- Page: .+ \(\/labs\/sharing\/first-race\/\)\n- Lab: sharing\/first-race\n- Moment: .+#run=sharing\/first-race&t=\d+.*\n- Course: \d/,
	);
	await page.keyboard.type('Why?');
	assert.match(await text.inputValue(), /^Why\?\n\n- Page/);
	assert.deepEqual(await axeFinds(page, 'dialog'), []);
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'detached' });
	assert.deepEqual(
		asked.filter((url) => !url.startsWith(`${site.url}_astro/`)),
		[],
	);
	await page.context().close();
});
