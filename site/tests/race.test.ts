/** The race of the first lesson's steps and of the home page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSite } from './site.ts';

const LESSON = 'start/two-workers-one-counter/';
const LAB = 'il-lab[data-lab="sharing/first-race"]';

const site = await openSite();

test('the steps of the first lesson go on by key, and a wrong choice gets its reason', async () => {
	const page = await site.open(LESSON, { reducedMotion: 'reduce' });
	const steps = page.locator('il-steps');
	const next = steps.locator('[data-step-next]');
	await next.focus();
	await page.keyboard.press('ArrowRight');
	await steps.getByText('Step 2 of 7').waitFor();
	await next.click();
	await steps.locator('.step[data-current] [data-answer]').first().click();
	assert.match(await steps.locator('.step[data-current] [data-reply]').innerText(), /\w/);
	await next.click();
	await steps.getByRole('button', { name: 'Next event' }).click();
	assert.match(
		await steps.locator('.step[data-current] [data-reply]').innerText(),
		/^1 of 4\. Box office . ?: read \d/,
	);
	assert.equal(await steps.locator('.step[data-current] .line.now').count(), 1);
	// The browser's own keys step nowhere; one press more after the last event does not undo it, but goes on.
	const walk = steps.locator('.step[data-current] [data-reply]');
	for (const key of ['Alt', 'Control', 'Shift']) {
		const event = { key: 'ArrowRight', bubbles: true, [`${key === 'Control' ? 'ctrl' : key.toLowerCase()}Key`]: true };
		await steps.evaluate((element, event) => element.dispatchEvent(new KeyboardEvent('keydown', event)), event);
	}
	assert.match(await walk.innerText(), /^1 of 4\./);
	await steps.getByRole('button', { name: 'Next event' }).focus();
	for (let press = 0; press < 3; press++) await page.keyboard.press('Enter');
	assert.match(await walk.innerText(), /^4 of 4\./);
	await page.keyboard.press('Enter');
	await steps.getByText('Step 5 of 7').waitFor();
	await next.click();
	await steps.locator('[data-current] [data-answer]:not([data-right])').first().click();
	assert.match(await steps.locator('[data-current] [data-reply]').innerText(), /read|write/i);
	await steps.locator('[data-current] [data-right]').first().click();
	const reply = steps.locator('[data-current] [data-reply]');
	assert.match(await reply.innerText(), /^Yes\./);
	// The marks in the picture are answers, too; what is none gets its reason.
	const picture = steps.locator('[data-current] .timeline:visible');
	await picture.locator('.instant .dot').first().click();
	assert.match(await reply.innerText(), /^That is a read\./);
	assert.equal(await picture.locator('.instant.chosen').count(), 1);
	await reply.evaluate((place) => place.replaceChildren());
	const box = await picture.locator('.instant .dot').first().boundingBox();
	assert.ok(box);
	// A finger is wider than a mark.
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 - 11);
	assert.match(await reply.innerText(), /^That is a read\./);
	await picture.locator('.name').first().click();
	assert.match(await reply.innerText(), /^That is no write\./);
	// At the end Next is disabled: the focus stays in the steps, and so do the keys.
	await next.click();
	await steps.getByText('Step 7 of 7').waitFor();
	await page.keyboard.press('ArrowLeft');
	await steps.getByText('Step 6 of 7').waitFor();
	await page.keyboard.press('ArrowRight');
	await steps
		.getByRole('link', { name: /Open one\.$/ })
		.last()
		.click();
	await page
		.locator(LAB)
		.first()
		.getByText(/^Shown: /)
		.waitFor();
	// Prose opens the moments that it speaks of.
	await page.getByRole('link', { name: 'read the same number' }).click();
	await page.locator(LAB).first().getByText('Neither happened before the other').waitFor();
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('the hero stands at its decisive moment where motion is unwelcome, and plays once elsewhere', async () => {
	const still = await site.open('', { reducedMotion: 'reduce' });
	assert.equal(await still.locator('il-hero .cursor').count(), 0);
	const program = Number(await still.locator('[data-by-program]').innerText());
	const sales = Number(await still.locator('[data-by-sales]').innerText());
	assert.equal(program - sales, 1);
	await still.context().close();
	const moving = await site.open('', { reducedMotion: 'no-preference' });
	await moving.locator('il-hero .broad .cursor').waitFor({ state: 'attached' });
	await moving.getByRole('button', { name: 'Pause' }).click();
	await moving.getByRole('button', { name: 'Show another run' }).click();
	await moving.locator('il-hero [data-provenance]', { hasText: / · (a typical run|.* runs)$/ }).waitFor();
	await moving.context().close();
});
