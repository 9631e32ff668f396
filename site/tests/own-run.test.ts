/** Runs of this machine in the page, by a real companion. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright';
import { copyOfLabs } from '../../scripts/companion/fixture.ts';
import { startCompanion } from '../../scripts/companion/server.ts';
import { checkout, lab } from '../../scripts/labs/fixture.ts';
import { launchBrowser } from '../../scripts/setup/browser.ts';
import { answeredAll } from './answered.ts';
import { axeFinds } from './axe.ts';
import { dist, root } from './site.ts';
import { visit } from './visit.ts';

const LESSON = 'start/two-workers-one-counter/';
const LAB = 'il-lab[data-lab="sharing/first-race"]';

const browser = await launchBrowser();
after(() => browser.close());

test('a page that knows no token says how to get it', async (t) => {
	const { page } = await served(t, copyOfLabs(), { withToken: false });
	await page.locator(LAB).first().getByText('open the address that npm start prints').waitFor();
	assert.equal(await page.locator(`${LAB} [data-do="run"]:visible`).count(), 0);
});

test('Run shows the run of this machine and judges it, and axe finds nothing on the page', async (t) => {
	const { page } = await served(t, copyOfLabs());
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Play' }).focus();
	await page.keyboard.press('Control+Enter');
	await shown.locator('[data-provenance]', { hasText: /^Your run: Node \d+, .*just now$/ }).waitFor();
	assert.match(await shown.locator('.transcript').innerText(), /Seats sold: 6 of 6/);
	await page.locator('.claims .verdict', { hasText: 'held in your run' }).first().waitFor();
	assert.equal(await shown.locator('[data-do="toggle"]:focus').count(), 1, 'the keys go on where they were');
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
	const { page, companion } = await served(t, copyOfLabs());
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
	assert.equal(await shown.locator('.stage :is(a, img, script, iframe, [style*="position"])').count(), 0);
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
	t.after(async () => {
		await companion.close();
		fs.rmSync(from, { recursive: true, force: true });
	});
	const context = await browser.newContext({
		viewport: { width: 1280, height: 900 },
		reducedMotion: 'reduce',
		storageState: answeredAll(root, companion.url),
	});
	t.after(() => context.close());
	const page: Page = await context.newPage();
	if (withToken) await page.goto(companion.launchUrl);
	await visit(page, new URL(LESSON, companion.url).href);
	return { page, companion };
}

assert.ok(fs.existsSync(path.join(dist, LESSON)), `${dist} lacks ${LESSON}: build the site`);
