/** How a lab comes to life where the network fails, or where its reader is quicker than its script. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, openSite } from './site.ts';

const site = await openSite();

test('a lab that could not come to life says so, and does at the next touch', async () => {
	for (const missing of ['recordings/**', '_astro/live-lab.*.js']) {
		const page = await site.open(kinds.lab);
		const lab = page.locator('il-lab').first();
		let lost = 0;
		await page.route(site.url + missing, (route) => {
			lost++;
			return route.abort();
		});
		await lab.dispatchEvent('pointerenter');
		await lab.getByText('What this needs could not be fetched. Try again when the network is back.').waitFor();
		assert.ok(lost > 0, missing);
		assert.equal(await lab.getAttribute('data-alive'), null);
		await page.unroute(site.url + missing);
		await lab.dispatchEvent('pointerenter');
		await lab.locator('[data-timeline][data-alive]').waitFor();
		assert.equal(await lab.locator('[data-status]').innerText(), '');
		await page.context().close();
	}
});

test('a lab under the pointer comes to life though its script came later than the pointer', async () => {
	const gate = Promise.withResolvers<void>();
	const page = await site.open('', {}, (blank) =>
		blank.route('**/_astro/Lab.astro*.js', async (route) => {
			await gate.promise;
			await route.continue();
		}),
	);
	await page.goto(site.url + kinds.lab, { waitUntil: 'commit' });
	await page.locator('il-lab [data-timeline]').first().hover();
	gate.resolve();
	await page.locator('il-lab[data-alive]').first().waitFor();
	await page.context().close();
});
