/** A lab in the page: complete without scripts, with its other kept runs, as broad as its screen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright';
import { openSite } from './site.ts';

const LESSON = 'start/two-workers-one-counter/';
const LAB = 'il-lab[data-lab="sharing/first-race"]';

const site = await openSite();

test('a lab is complete without scripts', async () => {
	const page = await site.open(LESSON, { javaScriptEnabled: false });
	const shown = page.locator(LAB).first();
	assert.ok(await shown.locator('svg.timeline .instant').count());
	assert.match(await shown.locator('.transcript').innerText(), /Seats sold: 6 of 6/);
	assert.match(await shown.locator('.hand').innerText(), /node labs\/sharing\/first-race\/main\.ts/);
	assert.equal(await shown.locator('button:visible').count(), 0);
	assert.match(await shown.locator('.provenance summary').innerText(), /^Recorded: Node \d+, /);
	assert.equal(await page.locator('il-steps .step:visible').count(), 7);
	// Who listens hears the run before its picture; the table has every event.
	const words = shown.locator('[data-narration] li, [data-timeline]');
	assert.match((await words.first().textContent()) ?? '', /main\.ts starts/);
	const [, count] = /^All (\d+) events/.exec(await shown.locator('[data-count]').innerText()) ?? [];
	assert.equal(await shown.locator('[data-events] tbody tr').count(), Number(count));
	assert.ok(await shown.locator('.claims [data-state="held"] .verdict:visible').count());
	await page.context().close();
});

test('without a companion another recorded run can be shown, and the first one again', async () => {
	const page = await site.open(LESSON, { reducedMotion: 'reduce' });
	const shown = page.locator(LAB).first();
	assert.equal(await shown.locator('[data-run]').isVisible(), false);
	const recorded = await endTold(shown);
	await shown.getByRole('button', { name: 'Show another run' }).click();
	await shown.getByText(/^Shown: .* of \d+ runs\.$/).waitFor();
	// What is folded is told of the run that is shown, when it is opened.
	await shown.locator('.story summary').click();
	await shown.locator('.events summary').click();
	const other = await endTold(shown);
	assert.notEqual(other, recorded);
	assert.ok((await shown.locator('[data-events] td:first-child').allInnerTexts()).includes(other));
	for (const name of ['Show the verdicts', 'Back to the recorded run']) {
		const button = shown.getByRole('button', { name });
		await button.press('Enter');
		await button.waitFor({ state: 'hidden' });
		assert.equal(await shown.locator(':focus').count(), 1, `${name} is gone, the focus is not`);
	}
	await shown.getByText('Shown: a typical run.').waitFor();
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('nothing is broader than its screen, also with a run drawn in the page', async () => {
	const page = await site.open(LESSON, { viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' });
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Show another run' }).click();
	await shown.getByText(/^Shown: /).waitFor();
	for (const width of [360, 900, 1600]) {
		await page.setViewportSize({ width, height: 800 });
		await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth);
	}
	await page.context().close();
});

/** When the program ended, as the run in words has it. */
async function endTold(shown: Locator): Promise<string> {
	const last = await shown.locator('[data-narration] li').last().textContent();
	const [, when] = /^\s*([\d.]+ ms)\s+main\.ts exits with code 0\.\s*$/.exec(last ?? '') ?? [];
	assert.ok(when, last ?? '');
	return when;
}
