/** Labs in the page: recorded, without scripts, and run by a real companion. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import type { Locator, Page } from 'playwright';
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
	await shown.getByRole('button', { name: 'Back to the recorded run' }).click();
	await shown.getByText('Shown: a typical run.').waitFor();
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('one clock moves all views of a run: by key, by slider, by lane and by claim', async () => {
	const page = await site.open(LESSON, { reducedMotion: 'reduce' });
	const shown = page.locator(LAB).first();
	const moment = shown.locator('[data-moment]');
	const press = async (...keys: string[]) => {
		for (const key of keys) await page.keyboard.press(key);
	};
	assert.match(await moment.innerText(), /^The whole run, [\d.]+ ms\. Play shows it [\d,.]+× slower\.$/);
	assert.equal(await shown.locator('.claims .verdict:visible').count(), 0);
	const size = () => shown.evaluate(({ offsetWidth, offsetHeight }: HTMLElement) => [offsetWidth, offsetHeight]);
	const rest = await size();

	await shown.getByRole('button', { name: 'Play' }).focus();
	await shown.and(page.locator('[data-alive]')).waitFor();
	assert.deepEqual(await size(), rest, 'the lab that came to life is as large as its picture');
	await press('ArrowRight');
	assert.match(await moment.innerText(), /^0\.000 ms · main\.ts starts/);
	assert.equal(await shown.locator('.cursor').count(), 1);
	assert.equal(await shown.locator('.transcript li:visible').count(), 0);
	await press(']', ']', ']');
	const landmark = await moment.innerText();
	assert.match(landmark, / · Box office . (read|write) \d · main\.ts:\d+$/);
	const [, office = '', line] = / · (Box office .) .*:(\d+)$/.exec(landmark) ?? [];
	const here = shown.locator(`.source [data-line="${line}"].now .here`, { hasText: office });
	assert.equal(await here.count(), 1, 'the line is marked with its lane');
	assert.ok(await shown.locator(`.source .here`, { hasText: 'main.ts' }).count(), 'every lane is somewhere');
	await press('Shift+ArrowRight');
	assert.match(await moment.innerText(), new RegExp(` · ${office} `));
	await press('[', ',', '.', '5');
	const slider = shown.getByRole('slider', { name: 'Moment' });
	assert.equal(await slider.inputValue(), '500');
	assert.match((await slider.getAttribute('aria-valuetext')) ?? '', / ms · /);
	await press(' ');
	await shown.getByRole('button', { name: 'Pause' }).waitFor();
	assert.match(await moment.innerText(), /^[\d.]+ ms of [\d.]+ ms, [\d,.]+× slower$/);
	await shown.getByRole('button', { name: 'Pause' }).click();
	await shown.getByLabel('Step in').selectOption({ label: 'Box office B' });
	await press('1');
	await shown.getByRole('button', { name: 'One event on' }).click();
	assert.match(await moment.innerText(), / · Box office B /);

	await slider.fill('1000');
	await shown.locator('.claims .verdict:visible').first().waitFor();
	assert.equal(await shown.locator('.claims .verdict:visible').count(), await shown.locator('.claims li').count());
	assert.ok(await shown.locator('.transcript li:visible').count());
	await shown.locator('.claims [data-do="moment"]').first().click();
	const asked = await shown.locator('.claims [data-do="moment"]').first().innerText();
	assert.match(await moment.innerText(), new RegExp(`^${asked} · `));
	await shown.locator('.events summary').first().click();
	assert.equal(await shown.locator('[data-events] tr[aria-current]').count(), 1);
	assert.equal(await shown.locator('[data-narration] li[aria-current]').count(), 1);
	await tableSortsFiltersAndCopies(shown);

	await shown.getByRole('button', { name: 'Keys' }).click();
	await page.getByRole('dialog', { name: 'Keys of a lab' }).waitFor();
	await press('Escape');
	assert.equal(await page.getByRole('dialog').count(), 0);
	// What is typed elsewhere, and a page that has no lab in hand, are not the lab's.
	await page.mouse.click(2, 300);
	const before = await moment.innerText();
	await press('ArrowLeft', '3', ']');
	assert.equal(await moment.innerText(), before);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('a link to a moment opens exactly there, also where the run was recorded anew, and a bad one says so', async () => {
	const page = await site.open(LESSON, { reducedMotion: 'reduce', permissions: ['clipboard-write', 'clipboard-read'] });
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Show another run' }).click();
	await shown.getByText(/^Shown: /).waitFor();
	await shown.getByRole('button', { name: 'To the next mark or output' }).click();
	assert.equal(new URL(page.url()).hash, '', 'the address stays until the reader asks');
	await shown.getByRole('button', { name: 'Copy link' }).click();
	await shown.getByText('Copied').waitFor();
	const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
	assert.equal(page.url(), link.href);
	assert.match(link.hash, /^#run=sharing\/first-race\/outcome-[\w-]+&t=\d+&lane=P1\.T\d&of=\w+$/);
	const words = await shown.locator('[data-moment]').innerText();
	await page.context().close();

	const opened = await site.open(LESSON + link.hash, { reducedMotion: 'reduce' });
	const again = opened.locator(LAB).first();
	await again.locator('[data-moment]', { hasText: words }).waitFor();
	assert.ok(await again.evaluate((lab) => Math.abs(lab.getBoundingClientRect().top) < innerHeight / 2));
	const go = (hash: string) => opened.evaluate((hash) => location.assign(hash), hash);
	await go(link.hash.replace(/of=\w+/, 'of=1'));
	await again.getByText('This run was recorded anew since the link was made').waitFor();
	await again.locator('[data-moment]', { hasText: words }).waitFor();
	for (const bad of ['#run=sharing/first-race&t=-1', '#run=no/such-lab&t=5', '#run=<img src=x onerror=alert(1)>']) {
		await go(bad);
		await again.getByText('The address names a moment that this page does not have.').waitFor();
		await again.locator('[data-status]').evaluate((place) => place.replaceChildren());
	}
	assert.deepEqual(opened.problems, []);
	await opened.context().close();
});

/** When the program ended, as the run in words has it. */
async function endTold(shown: Locator): Promise<string> {
	const last = await shown.locator('[data-narration] li').last().textContent();
	const [, when] = /^\s*([\d.]+ ms)\s+main\.ts exits with code 0\.\s*$/.exec(last ?? '') ?? [];
	assert.ok(when, last ?? '');
	return when;
}

async function tableSortsFiltersAndCopies(shown: Locator): Promise<void> {
	const rows = shown.locator('[data-events] tbody tr:visible');
	const cells = (column: number) => rows.locator(`td:nth-child(${column})`).allInnerTexts();
	const times = await cells(1);
	const what = shown.getByRole('columnheader', { name: 'What' });
	await what.getByRole('button').click();
	assert.equal(await what.getAttribute('aria-sort'), 'ascending');
	const sorted = await cells(3);
	assert.deepEqual(
		sorted,
		sorted.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })),
	);
	await what.getByRole('button').click();
	assert.equal(await what.getAttribute('aria-sort'), 'descending');
	await shown.getByRole('columnheader', { name: 'When' }).getByRole('button').click();
	assert.deepEqual(await cells(1), times);
	await shown.getByLabel('Lanes in the table').selectOption({ label: 'Box office B' });
	assert.deepEqual([...new Set(await cells(2))], ['Box office B']);
	await shown.page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await shown.getByRole('button', { name: 'Copy as text' }).click();
	await shown.getByText(`Copied ${await rows.count()} rows.`).waitFor();
	const copied = await shown.page().evaluate(() => navigator.clipboard.readText());
	assert.match(copied, /^When\tWho\tWhat\tWhere\n[\d.]+ ms\tBox office B\tstarts\t/);
}

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
	const reply = steps.locator('[data-current] [data-reply]');
	assert.match(await reply.innerText(), /^Yes\./);
	// The marks in the picture are answers, too; what is none gets its reason.
	const picture = steps.locator('[data-current] .timeline:visible');
	await picture.locator('.instant .dot').first().click();
	assert.match(await reply.innerText(), /^That is a read\./);
	assert.equal(await picture.locator('.instant.chosen').count(), 1);
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

test('a page that knows no token says how to get it', async (t) => {
	const { page } = await served(t, root, { withToken: false });
	await page.locator(LAB).first().getByText('open the address that npm start prints').waitFor();
	assert.equal(await page.locator(`${LAB} [data-do="run"]:visible`).count(), 0);
});

test('Run shows the run of this machine and judges it, and axe finds nothing on the page', async (t) => {
	const { page } = await served(t, root);
	const shown = page.locator(LAB).first();
	await shown.getByRole('button', { name: 'Play' }).focus();
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
	t.after(() => companion.close());
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
	t.after(() => context.close());
	const page: Page = await context.newPage();
	if (withToken) await page.goto(companion.launchUrl);
	await visit(page, new URL(LESSON, companion.url).href);
	return { page, companion };
}

assert.ok(fs.existsSync(path.join(dist, LESSON)), `${dist} lacks ${LESSON}: build the site`);
