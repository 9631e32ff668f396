/** Labs in the page: recorded, without scripts, and run by a real companion. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright';
import { startCompanion } from '../../scripts/companion/server.ts';
import { checkout, lab } from '../../scripts/labs/fixture.ts';
import { launchBrowser } from '../../scripts/setup/browser.ts';
import { axeFinds } from './axe.ts';
import { dist, openSite, root } from './site.ts';
import { visit } from './visit.ts';

const LESSON = 'start/two-workers-one-counter/';
const LAB = 'il-lab[data-lab="sharing/first-race"]';

const site = await openSite();
const browser = await launchBrowser();
after(() => browser.close());

test('a lab is complete without scripts', async () => {
	const page = await site.open(LESSON, { javaScriptEnabled: false });
	const shown = page.locator(LAB).first();
	assert.ok(await shown.locator('svg.timeline .instant').count());
	assert.match(await shown.locator('.transcript').innerText(), /Seats sold: 6 of 6/);
	assert.match(await shown.locator('.hand').innerText(), /node labs\/sharing\/first-race\/main\.ts/);
	assert.equal(await shown.locator('button:visible').count(), 0);
	assert.match(await shown.locator('.provenance summary').innerText(), /^Recorded: Node \d+, /);
	assert.equal(await page.locator('il-steps .step:visible').count(), 7);
	assert.ok(await page.locator(`.claims[data-lab="sharing/first-race"] [data-state="held"]`).count());
	await page.context().close();
});

test('without a companion another recorded run can be shown, and the first one again', async () => {
	const page = await site.open(LESSON, { reducedMotion: 'reduce' });
	const shown = page.locator(LAB).first();
	assert.equal(await shown.locator('[data-run]').isVisible(), false);
	await shown.getByRole('button', { name: 'Show another run' }).click();
	await shown.getByText(/^Shown: .* of \d+ runs\.$/).waitFor();
	await shown.getByRole('button', { name: 'Back to the recorded run' }).click();
	await shown.getByText('Shown: a typical run.').waitFor();
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('keys step through a run: the timeline, the words and the lit line move together', async () => {
	const page = await site.open(LESSON, { reducedMotion: 'reduce' });
	const shown = page.locator(LAB).first();
	await shown.locator('[data-timeline]').focus();
	await page.keyboard.press('ArrowRight');
	await shown.locator('.cursor').waitFor();
	assert.match(await shown.locator('[data-moment]').innerText(), /^0\.000 ms · main\.ts starts/);
	for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight');
	await shown.locator('.source .line.now').first().waitFor();
	await page.keyboard.press('ArrowLeft');
	assert.match(await shown.locator('[data-moment]').innerText(), /ms · /);
	await page.context().close();
});

test('playing says its pace, and pauses', async () => {
	const page = await site.open(LESSON);
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Play', exact: true }).click();
	await shown.getByText(/ms, [\d,.]+× slower/).waitFor();
	await shown.getByRole('button', { name: 'Pause' }).click();
	await shown.getByRole('button', { name: 'Play', exact: true }).waitFor();
	await page.context().close();
});

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
	await next.click();
	await next.click();
	await steps.locator('[data-current] [data-answer]:not([data-right])').first().click();
	assert.match(await steps.locator('[data-current] [data-reply]').innerText(), /read|write/i);
	await steps.locator('[data-current] [data-right]').first().click();
	assert.match(await steps.locator('[data-current] [data-reply]').innerText(), /^Yes\./);
	// At the end Next is disabled: the focus stays in the steps, and so do the keys.
	await next.click();
	await steps.getByText('Step 7 of 7').waitFor();
	await page.keyboard.press('ArrowLeft');
	await steps.getByText('Step 6 of 7').waitFor();
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

for (const width of [360, 900, 1600]) {
	test(`nothing is broader than a screen of ${width} pixels, also with a run drawn in the page`, async () => {
		const page = await site.open(LESSON, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
		await page.locator(LAB).first().getByRole('button', { name: 'Show another run' }).click();
		await page
			.locator(LAB)
			.first()
			.getByText(/^Shown: /)
			.waitFor();
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
		await page.context().close();
	});
}

test('a page that knows no token says how to get it', async (t) => {
	const { page } = await served(t, root, { withToken: false });
	await page.locator(LAB).first().getByText('open the address that npm start prints').waitFor();
	assert.equal(await page.locator(`${LAB} [data-run]:visible`).count(), 0);
});

test('Run shows the run of this machine and judges it, and axe finds nothing on the page', async (t) => {
	const { page } = await served(t, root);
	const shown = page.locator(LAB).first();
	await shown.locator('[data-timeline]').focus();
	await page.keyboard.press('Control+Enter');
	await shown.locator('[data-provenance]', { hasText: /^Your run: Node \d+, .*just now$/ }).waitFor();
	assert.match(await shown.locator('.transcript').innerText(), /Seats sold: 6 of 6/);
	await page.locator('.claims .verdict', { hasText: 'held in your run' }).first().waitFor();
	assert.equal(new URL(page.url()).hash, '');
	assert.deepEqual(await axeFinds(page, LAB), []);
	await shown.getByRole('button', { name: 'Back to the recorded run' }).click();
	await shown.locator('[data-provenance]', { hasText: /^Recorded: / }).waitFor();
});

test('Stop ends a program that never would, and what it did stays shown', async (t) => {
	const forever = `console.log('begun'); performance.mark('turn', { detail: 1 }); for (;;);`;
	const { page } = await served(t, labOnly(t, forever));
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Run', exact: true }).click();
	await shown.locator('.transcript', { hasText: 'begun' }).waitFor();
	const stopped = Date.now();
	await page.keyboard.press('Escape');
	await shown.locator('[data-status]', { hasText: 'Your run stopped after' }).waitFor();
	t.diagnostic(`${Date.now() - stopped} ms from Esc to the end`);
	assert.match((await shown.locator('.timelines .name').first().textContent()) ?? '', /main\.ts/);
	await page.locator('.claims .verdict', { hasText: 'not judged in your run' }).first().waitFor();
});

test('a run of what is no longer there says so in words', async (t) => {
	const { page, companion } = await served(t, root);
	await companion.close();
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Run', exact: true }).click();
	await shown.locator('[data-status]', { hasText: 'The companion does not answer' }).waitFor();
	assert.equal(await shown.getByRole('button', { name: 'Run', exact: true }).isEnabled(), true);
});

test('attack 37: what a program prints is text, whatever it is', async (t) => {
	const { page } = await served(t, labOnly(t, ATTACK));
	let asked = 0;
	page.on('dialog', (dialog) => void dialog.dismiss().then(() => asked++));
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Run', exact: true }).click();
	await shown.locator('[data-provenance]', { hasText: /^Your run/ }).waitFor();
	const text = await shown.locator('.transcript').innerText();
	assert.match(text, /<img src=x onerror=/);
	assert.match(text, /‹U\+202E›/);
	assert.match(text, /click me/);
	assert.match(text, /\d+ more characters/);
	assert.doesNotMatch(text, /javascript:|\u202E/);
	assert.ok(text.includes('\ufffd'));
	assert.equal(await shown.locator('.run :is(a, img, script, iframe, [style*="position"])').count(), 0);
	assert.equal(await page.evaluate(() => (window as { hit?: number }).hit), undefined);
	assert.equal(asked, 0);
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
});

/** HTML, an OSC 8 link, a reversed text, bytes that are no UTF-8, a screen command, a line of 200 KB; the same in names. */
const ATTACK = `
import fs from 'node:fs';
const html = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
console.log(html);
console.log('\\u001b]8;;javascript:window.hit=1\\u0007click me\\u001b]8;;\\u0007');
console.log('abc\\u202Edef \\u001b[2J\\u001b[31mred\\u001b[0m');
fs.writeSync(1, Buffer.from([0x66, 0xff, 0xc3, 0x28, 0x0a]));
performance.mark(html, { detail: html });
process.stdout.write('x'.repeat(200_000) + '\\n', () => {
	throw Object.assign(new Error(html), { name: html });
});
`;

/** A checkout whose only lab is another program under the name that the page knows. */
function labOnly(t: TestContext, program: string): string {
	return checkout(t, {
		'package.json': '{ "type": "module", "version": "0.0.0" }',
		...lab('sharing/first-race', { 'main.ts': program }),
	});
}

/** The lesson as a companion of that checkout serves it. */
async function served(t: TestContext, from: string, { withToken = true } = {}) {
	const companion = await startCompanion({ root: from, dist, port: 0 });
	t.after(() => companion.close());
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
	t.after(() => context.close());
	const page: Page = await context.newPage();
	if (withToken) await page.goto(companion.launchUrl);
	await visit(page, new URL(LESSON, companion.url).href);
	return { page, companion };
}

assert.ok(fs.existsSync(path.join(dist, LESSON)), `${dist} lacks ${LESSON}: build the site`);
