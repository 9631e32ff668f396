/** The clock of a lab that moves all its views, and the addresses of its moments. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright';
import { openSite } from './site.ts';

const LESSON = 'start/two-workers-one-counter/';
const LAB = 'il-lab[data-lab="sharing/first-race"]';

const site = await openSite();

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
	assert.match((await slider.getAttribute('aria-valuetext')) ?? '', /^[\d.]+ ms · last at [\d.]+ ms: /);
	await press(' ');
	await shown.getByRole('button', { name: 'Pause' }).waitFor();
	assert.match(await moment.innerText(), /^[\d.]+ ms of [\d.]+ ms, [\d,.]+× slower$/);
	await shown.getByRole('button', { name: 'Pause' }).click();
	await shown.getByLabel('Step in').selectOption({ label: 'Box office B' });
	await press('1');
	await shown.getByRole('button', { name: 'One event on' }).click();
	assert.match(await moment.innerText(), / · Box office B /);

	const claims = shown.locator('.claims');
	const veiled = await claims.evaluate((list) => list.clientHeight);
	await slider.fill('1000');
	await shown.locator('.claims .verdict:visible').first().waitFor();
	assert.equal(await shown.locator('.claims .verdict:visible').count(), await shown.locator('.claims li').count());
	assert.equal(await claims.evaluate((list) => list.clientHeight), veiled, 'verdicts come without moving anything');
	assert.ok(await shown.locator('.transcript li:visible').count());
	await shown.locator('.claims [data-do="moment"]').first().click();
	const asked = await shown.locator('.claims [data-do="moment"]').first().innerText();
	assert.match(await moment.innerText(), new RegExp(`^${asked} · `));
	await shown.locator('.events summary').first().click();
	assert.equal(await shown.locator('[data-events] tr[aria-current]').count(), 1);
	assert.equal(await shown.locator('[data-narration] li[aria-current]').count(), 1);
	// What tells of a moment opens it, and the lane that one keeps to is marked.
	const row = shown.locator('[data-events] tbody tr').nth(7);
	await row.click();
	assert.ok((await moment.innerText()).startsWith(`${await row.locator('td').first().innerText()} · `));
	assert.equal(await row.getAttribute('aria-current'), 'true');
	await slider.fill('1000');
	const printed = shown.locator('.transcript li').first();
	await printed.click();
	const { t = '' } = await printed.evaluate((line) => ({ ...line.dataset }));
	assert.ok((await moment.innerText()).startsWith(`${(Number(t) / 1000).toFixed(3)} ms · `));
	await shown.locator('.chosen-row').waitFor();
	await shown.getByLabel('Step in').selectOption('');
	await shown.locator('.chosen-row').waitFor({ state: 'detached' });
	await tableSortsFiltersAndCopies(shown);

	await shown.getByRole('button', { name: 'Keys' }).click();
	await page.getByRole('dialog', { name: 'Keys of a lab' }).waitFor();
	await press('Escape');
	assert.equal(await page.getByRole('dialog').count(), 0);
	// What is typed elsewhere, and a page that has no lab in hand, are not the lab's.
	const before = await moment.innerText();
	await shown.locator('[data-moment]').click();
	await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
	await press(' ', 'ArrowLeft', '3');
	assert.equal(await moment.innerText(), before, 'who has scrolled away from the lab scrolls the page');
	await page.waitForFunction(() => scrollY > 0);
	await shown.scrollIntoViewIfNeeded();
	await page.mouse.click(2, 300);
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
	await opened.keyboard.press('ArrowRight');
	await again.locator('[data-moment]', { hasNotText: words }).waitFor();
	const go = (hash: string) => opened.evaluate((hash) => location.assign(hash), hash);
	await go(link.hash.replace(/of=\w+/, 'of=1'));
	await again.getByText('This run was recorded anew since the link was made').waitFor();
	await again.locator('[data-moment]', { hasText: words }).waitFor();
	for (const bad of ['#run=sharing/first-race&t=-1', '#run=no/such-lab&t=5', '#run=<img src=x onerror=alert(1)>']) {
		await go(bad);
		await again.getByText('The address names a moment that this page does not have.').waitFor();
		await again.locator('[data-status]').evaluate((place) => place.replaceChildren());
	}
	// Of a lab that stands elsewhere, the message leads to its page, and stands where one sees it.
	await opened.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
	await go('#run=sharing/mutex/one&t=5');
	const elsewhere = again.getByRole('link', { name: 'Open the page of the lab sharing/mutex.' });
	await elsewhere.waitFor();
	assert.ok(
		await elsewhere.evaluate((at) => {
			const { top, bottom } = at.getBoundingClientRect();
			return top >= 0 && bottom <= innerHeight;
		}),
	);
	await elsewhere.click();
	await opened.waitForURL('**/labs/sharing/mutex/#run=sharing/mutex/one&t=5');
	await linkSaysWhatIsShown(opened);
	assert.deepEqual(opened.problems, []);
	await opened.context().close();
});

/** Of links that come one after the other, the last alone says what is shown. */
async function linkSaysWhatIsShown(page: Page): Promise<void> {
	const lab = page.locator('il-lab');
	const go = (rest: string) => page.evaluate((hash) => location.assign(hash), `#run=sharing/mutex/one&${rest}`);
	const whole = (yes: boolean) => lab.locator(`[data-tool="whole"][aria-disabled="${yes}"]`).waitFor();
	await go('t=160000&view=0.4-0.6');
	await whole(false);
	await go('t=130000');
	await lab.locator('[data-moment]', { hasText: /^130\.000 ms · last at / }).waitFor();
	await whole(true);
	await go('a=1@P77&b=2@P1');
	await lab.getByText('moments of a lane that this run does not have').waitFor();
	assert.equal(await lab.locator('.between-moments:visible, .flag').count(), 0);
	// Moments outside the window: nothing of them lies over the names or beyond the picture.
	await go('a=0@P1&b=160000@P1&view=0.4-0.6');
	await lab.locator('.goes-on').first().waitFor();
	assert.ok(
		await lab
			.locator('.over-all')
			.first()
			.evaluate((all) => {
				const [box, line] = [all, all.querySelector('.between') as Element].map((of) => of.getBoundingClientRect());
				return box && line && line.left >= box.left - 1 && line.right <= box.right + 1;
			}),
	);
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
