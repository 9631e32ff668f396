/** The interleaving stepper: the reader as the scheduler, by pointer, by key, by address and on paper. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { axeFinds } from './axe.ts';
import { movedBy } from './layout-shift.ts';
import { openSite } from './site.ts';

const ADDING = 'start/two-workers-one-counter/';
const LOCKING = 'sharing/locks/';

const site = await openSite();

const status = (page: Page, id: string) => page.locator(`#stepper-${id} [data-part="status"]`);
const hash = (page: Page) => page.evaluate(() => location.hash);

test('a reader schedules two additions, is told what breaks, and finds it again by the address', async () => {
	const page = await site.open(ADDING);
	const stepper = page.locator('#stepper-lost-update');
	const says = status(page, 'lost-update');
	await stepper.scrollIntoViewIfNeeded();
	const box = () => stepper.evaluate((element) => (element as HTMLElement).offsetHeight);
	const height = await box();
	// The very first press counts, though what it does is fetched by it.
	await stepper.getByRole('button', { name: 'Step Worker A' }).click();
	await says.getByText('Step 1: Worker A reads total: x is 0.').waitFor();
	assert.equal(await stepper.locator('.lane-1 .next code').innerText(), 'x = x + 1');
	assert.equal(await hash(page), '#stepper-lost-update=A');
	// By key from here on; the focus stays on the button.
	for (const key of ['a', 'b', '2', 'b']) await page.keyboard.press(key);
	await says.getByText('Step 5: Worker B writes total: it is 1.').waitFor();
	assert.match(await stepper.locator('.changed').innerText(), /total\s+1 was 0/);
	assert.equal(await stepper.locator('.picture .bar.running').count(), 5);
	// B is at its end: the press is answered, and changes nothing.
	const ended = stepper.getByRole('button', { name: 'Step Worker B' });
	assert.equal(await ended.getAttribute('aria-disabled'), 'true');
	await ended.click({ force: true });
	await says.getByText('Worker B cannot move. It is at its end.').waitFor();
	await page.keyboard.press('a');
	await says.getByText('Broken').waitFor();
	assert.match(await says.innerText(), /It is not so that the total is 2\./);
	assert.equal(await hash(page), '#stepper-lost-update=AABBBA');
	// Back along it, and another way on.
	await page.keyboard.press('Backspace');
	await page.keyboard.press('u');
	await says.getByText('Step 4: Worker B works out x').waitFor();
	assert.equal(await hash(page), '#stepper-lost-update=AABB.BA');
	await page.keyboard.press('ArrowRight');
	await says.getByText('Step 5').waitFor();
	await stepper.getByRole('button', { name: 'From the start' }).click();
	await says.getByText('Nobody has moved yet').waitFor();
	assert.equal(await hash(page), '');
	await stepper.getByRole('button', { name: 'Find a schedule that breaks it' }).click();
	await says.getByText('Searched all 20 interleavings. One of the shortest that break it: AABBBA, 6 steps.').waitFor();
	await page.goBack();
	await says.getByText('Nobody has moved yet').waitFor();
	await page.goBack();
	await says.getByText('Step 5').waitFor();
	await page.goForward();
	await page.goForward();
	await says.getByText('Broken').waitFor();
	// Everything had its room from the start.
	assert.equal(await box(), height);
	assert.equal(await movedBy(page), 0);
	assert.deepEqual(await axeFinds(page, '#stepper-lost-update'), []);
	// The table opens each schedule.
	await stepper.locator('summary').click();
	await stepper.getByRole('link', { name: 'BBBAAA' }).click();
	await says.getByText('✓ Held').waitFor();
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('an address opens a schedule, a deadlock is named with who waits for whom, and all of it is done by keyboard', async () => {
	const page = await site.open(`${LOCKING}#stepper-opposite-order=A.B`, { viewport: { width: 360, height: 740 } });
	const stepper = page.locator('#stepper-opposite-order');
	const says = status(page, 'opposite-order');
	await says.getByText('Step 1: Worker A takes lock L.').waitFor();
	assert.equal(await stepper.locator('.picture .later .bar.running').count(), 1);
	await stepper.getByRole('button', { name: 'Step Worker A' }).focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await says.getByText('Deadlock').waitFor();
	const waits = 'Worker A waits for lock M, held by Worker B; Worker B waits for lock L, held by Worker A.';
	assert.match(await says.innerText(), new RegExp(waits));
	const second = stepper.getByRole('button', { name: 'Step Worker B' });
	assert.equal(await second.evaluate((button) => button === document.activeElement), true);
	const reason = await second.getAttribute('aria-describedby');
	assert.equal(await page.locator(`[id="${reason}"]`).innerText(), 'It waits for lock L, held by Worker A.');
	assert.equal(await stepper.locator('.picture .bar.waiting').count(), 2);
	await page.keyboard.press('Home');
	await says.getByText('Nobody has moved yet').waitFor();
	// None of them ends with a wrong total, and the search says so.
	await stepper.getByRole('button', { name: 'Find a schedule that breaks it' }).press('Enter');
	await says.getByText('Searched all 6 interleavings: none breaks it, though some end in a deadlock.').waitFor();
	await stepper.getByRole('button', { name: 'Find a deadlock' }).press('Enter');
	await says.getByText('One of the shortest that end in a deadlock: AB, 2 steps.').waitFor();
	// Names stay where they are seen: lanes are not told apart by colour alone.
	const names = () =>
		stepper
			.locator('.picture .name')
			.first()
			.evaluate((name) => name.getBoundingClientRect().left);
	const left = await names();
	await stepper.locator('.picture').evaluate((box) => {
		box.scrollLeft = 200;
	});
	await page.waitForFunction(() =>
		document.querySelector('.stepper .picture')?.getAttribute('style')?.includes('200px'),
	);
	assert.equal(await names(), left);
	// What is no schedule is said to be none, and does no harm.
	await page.evaluate(() => {
		location.hash = '#stepper-opposite-order=<b>';
	});
	await says.getByText('The address names a schedule that this model does not have.').waitFor();
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	assert.ok(wide <= 0, `${wide} px too wide`);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('without JavaScript and on paper every outcome stands in a table, with each schedule', async () => {
	const page = await site.open(LOCKING, { javaScriptEnabled: false });
	const stepper = page.locator('#stepper-opposite-order');
	const rows = stepper.locator('.ends tbody tr');
	assert.deepEqual(
		(await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
		[
			'total 2 4 of 6 AAAAABBBBB AAAABABBBB BBBBABAAAA BBBBBAAAAA',
			'deadlock: Worker A waits for lock M, held by Worker B; Worker B waits for lock L, held by Worker A 2 of 6 AB BA',
		],
	);
	assert.equal(await rows.last().isVisible(), true);
	assert.equal(await stepper.locator('.ends .schedule').isVisible(), true);
	assert.equal(await stepper.getByRole('button').first().isVisible(), false);
	await page.context().close();
	const paper = await site.open(ADDING);
	await paper.emulateMedia({ media: 'print' });
	const printed = paper.locator('#stepper-lost-update');
	assert.equal(await printed.locator('.ends tbody tr').last().isVisible(), true);
	assert.equal(await printed.locator('.walk').isVisible(), false);
	await paper.context().close();
});
