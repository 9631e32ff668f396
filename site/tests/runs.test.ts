/** More than one run: bars that open recordings, two runs on one clock; without scripts and with them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFinds } from './axe.ts';
import { openSite } from './site.ts';

const RACE = 'start/two-workers-one-counter/';
const LOCKS = 'sharing/locks/';
const LAB = 'il-lab[data-lab="sharing/lost-update"]';

const site = await openSite();

test('without scripts bars are links to recordings, and two runs stand complete on one time axis', async () => {
	const page = await site.open(RACE, { javaScriptEnabled: false });
	const bars = page.locator('figure[data-outcomes="sharing/first-race"]:visible');
	const link = bars.getByRole('link', { name: /^lost one: \d+ of 200 runs\. Open one\.$/ });
	const run = /^\/labs\/sharing\/first-race\/#run=sharing\/first-race(\/outcome-lost-one)?$/;
	assert.match((await link.getAttribute('href')) ?? '', run);
	const values = page.locator('figure[data-outcomes="sharing/lost-update"] .values');
	assert.equal(await values.getByRole('link', { name: /^2,000,000: \d+ of 200 runs\. Open one\.$/ }).count(), 1);

	await page.goto(new URL(LOCKS, site.url).href);
	const pair = page.locator('il-compare').first();
	const drawn = pair.locator('[data-timeline] svg.timeline:visible');
	assert.equal(await drawn.count(), 2);
	const rulers = await drawn.evaluateAll((all) =>
		all.map((svg) => [...svg.querySelectorAll('.grid')].map((line) => line.getAttribute('x1')).join(' ')),
	);
	assert.match(rulers[0] ?? '', /%.*%/);
	assert.equal(rulers[0], rulers[1], 'both rulers are one');
	assert.match(
		await pair.locator('[data-facts]').innerText(),
		/with the lock\s.*\bms\s+Total: 8\s+without the lock\s.*Total: \d/,
	);
	assert.deepEqual(
		(await pair.locator('.transcript').allInnerTexts()).map((text) => /Total: (\d)/.exec(text)?.[1] === '8'),
		[true, false],
	);
	assert.match(
		await pair.locator('[data-differences]').innerText(),
		/Only in the upper run: Worker [AB] holds "total"/,
	);
	assert.equal(await pair.locator('button:visible, input:visible').count(), 0);
	await page.context().close();
});

test('a bar opens its recording in the lab on the page, by key too, and is marked while that is shown', async () => {
	const page = await site.open(RACE, { reducedMotion: 'reduce' });
	const bars = page.locator('figure[data-outcomes="sharing/lost-update"]');
	const row = bars.locator('.classes [data-kept*="/outcome-"]').first();
	const words = await row.locator('th').innerText();
	const link = row.getByRole('link', { name: new RegExp(`^${words}: \\d+ of \\d+ runs\\. Open one\\.$`) });
	await link.press('Enter');
	await bars.locator('tr.shown', { hasText: words }).waitFor();
	assert.equal(await link.getAttribute('aria-current'), 'true');
	const said = await page.locator(LAB).first().locator('[data-status]').innerText();
	assert.match(said, new RegExp(`^Shown: ${words}, as in \\d+ of \\d+ runs\\.$`));
	await page.locator(LAB).first().getByRole('button', { name: 'Back to the recorded run' }).press('Enter');
	await bars.locator('tr.shown', { hasText: words }).waitFor({ state: 'detached' });
	assert.equal(await link.getAttribute('aria-current'), null);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('one player moves two runs: by button, by key, and to the moments of a difference', async () => {
	const page = await site.open(LOCKS, { reducedMotion: 'reduce' });
	const built = page.locator('il-compare').first();
	const size = async () => ({ ...(await built.boundingBox()), y: 0 });
	const rest = await size();
	const moment = built.locator('[data-pair-moment]');
	// As a finger does, with nothing before it.
	await built.getByRole('button', { name: 'One event on' }).evaluate((button: HTMLElement) => button.click());
	await built.and(page.locator('[data-alive]')).waitFor();
	await moment.getByText(/^0\.000 ms/).waitFor();
	assert.deepEqual(await size(), rest, 'the pair that came to life is as large as its picture');
	assert.match(await moment.innerText(), /^0\.000 ms · with(out)? the lock: main\.ts starts$/);
	await built.getByRole('button', { name: 'One event on' }).focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	assert.doesNotMatch(await moment.innerText(), /^0\.000 ms/);
	await built.getByRole('button', { name: /^That moment: Only in the upper run: Worker A holds/ }).click();
	assert.match(await moment.innerText(), / · with the lock: Worker A holds "total"$/);
	assert.equal(await built.locator('.cursor').count(), 2);

	const lab = page.locator('il-lab').first();
	await lab.getByLabel('Compare with').selectOption('without the lock');
	await lab.getByRole('button', { name: 'Side by side' }).click();
	const beside = page.locator('il-lab + .pair').first();
	await beside.getByText('Two runs, one clock: the program as it is, and without the lock').waitFor();
	assert.match((await beside.locator('[data-facts] code').allInnerTexts()).join(', '), /^Total: 8, Total: [2-7]$/);
	assert.deepEqual(await axeFinds(page, 'il-lab + .pair'), []);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});
