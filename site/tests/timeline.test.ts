/** The timeline alive in the page: by hand, by key and by finger. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright';
import { axeFinds } from './axe.ts';
import { kinds, type OpenPage, openSite } from './site.ts';

const site = await openSite();

test('a timeline answers the mouse: cards, zoom, folds and two moments', async () => {
	const page = await site.open(kinds.lab, { reducedMotion: 'reduce' });
	const lab = page.locator('il-lab').first();
	const picture = await alive(lab);
	await cardsAreHoverableAndDismissed(page, lab, picture);
	await wheelZoomsAndThePageStillScrolls(page, lab, picture);
	await foldsUnfold(page, lab, picture);
	await twoMomentsAreCompared(page, lab, picture);
	assert.deepEqual(await axeFinds(page, 'il-lab'), []);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('a timeline answers keys alone, and explains each mark once', async () => {
	const page = await site.open(kinds.lab, { reducedMotion: 'reduce' });
	const lab = page.locator('il-lab').first();
	await lab.locator('[data-timeline]').focus();
	const picture = lab.locator('.picture-place');
	await picture.waitFor();
	await keysZoomAndMove(page, lab);
	await keysGoFromLaneToLane(page, lab);
	await marksExplainThemselvesOnce(page, lab);
	await keysSetTwoMoments(page, lab);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('a timeline answers fingers, and its card stands below it', async () => {
	const viewport = { width: 360, height: 740 };
	const page = await site.open(kinds.lab, { viewport, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
	const lab = page.locator('il-lab').first();
	const picture = await alive(lab);
	const mark = await box(picture.locator('.instant .dot, .instant .square').nth(2));
	await page.touchscreen.tap(mark.x + mark.width / 2, mark.y + mark.height / 2);
	const card = lab.locator('.card');
	await card.waitFor();
	const [place, under] = [await box(card), await box(picture)];
	assert.ok(place.y >= under.y + under.height - 1, 'the card stands below the picture');
	await pinch(page, picture);
	await lab.locator('.overview.part').waitFor();
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

async function cardsAreHoverableAndDismissed(page: OpenPage, lab: Locator, picture: Locator): Promise<void> {
	const mark = await box(picture.locator('.instant .dot, .instant .square').first());
	await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
	const card = lab.locator('.card');
	await card.waitFor();
	assert.match(await card.innerText(), /read \d[\s\S]* ms, main\.ts line \d+/);
	const place = await box(card);
	assert.ok(place.y >= mark.y + mark.height, 'the card covers what it tells of');
	assert.ok(place.x >= 0 && place.x + place.width <= 1280 && place.y + place.height <= 900, 'it leaves the window');
	await page.mouse.move(place.x + 20, place.y + 8, { steps: 4 });
	await card.getByRole('button', { name: /^main\.ts:\d+$/ }).click();
	await lab.locator('.source .line').first().waitFor();
	assert.equal(await card.isVisible(), true);
	await page.keyboard.press('Escape');
	await card.waitFor({ state: 'detached' });
}

async function wheelZoomsAndThePageStillScrolls(page: OpenPage, lab: Locator, picture: Locator): Promise<void> {
	const { x, y, width } = await box(picture);
	await page.mouse.move(x + width / 2, y + 60);
	const before = await page.evaluate(() => scrollY);
	await page.mouse.wheel(0, 40);
	await page.waitForFunction((before) => scrollY > before, before);
	assert.deepEqual(await shown(lab), [0, 100]);
	await page.evaluate((top) => scrollTo(0, top), before);
	await page.keyboard.down('Control');
	await page.mouse.wheel(0, -100);
	await page.keyboard.up('Control');
	await lab.locator('.overview.part').waitFor();
	const zoomed = await shown(lab);
	assert.ok(zoomed[0] > 5 && zoomed[1] < 95, `${zoomed}`);
	assert.equal(await page.evaluate(() => scrollY), before);
	// A drag moves what is visible; it is no press.
	await page.mouse.down();
	await page.mouse.move(x + width / 2 - 60, y + 62, { steps: 3 });
	await page.mouse.up();
	await until(async () => (await shown(lab))[0] > zoomed[0]);
	assert.equal(await lab.locator('.cursor').count(), 0);
	await lab.getByRole('button', { name: 'Whole run' }).click();
	await until(async () => (await shown(lab))[1] === 100);
}

async function foldsUnfold(page: OpenPage, lab: Locator, picture: Locator): Promise<void> {
	const folds = picture.locator('.ruler .fold');
	const count = await folds.count();
	assert.ok(count > 0);
	const { x, y } = await box(picture);
	await page.mouse.click(x + 12, y + 12);
	await until(async () => (await folds.count()) === count - 1);
	await page.mouse.click(x + 12, y + 12);
	await until(async () => (await folds.count()) === count);
	assert.equal(await lab.locator('.cursor').count(), 0);
}

async function twoMomentsAreCompared(page: OpenPage, lab: Locator, picture: Locator): Promise<void> {
	await lab.getByRole('button', { name: 'Compare two moments' }).click();
	const lanes = picture.locator('.row');
	for (const lane of [1, 2]) {
		const mark = await box(lanes.nth(lane).locator('.instant .dot, .instant .square').nth(1));
		await page.mouse.click(mark.x + mark.width / 2, mark.y + mark.height / 2);
	}
	await picture.locator('.flag').nth(1).waitFor();
	const words = lab.locator('.between-moments');
	assert.match(await words.innerText(), /^A [\d.]+ ms in .*, B [\d.]+ ms in .*: [\d.]+ ms between\. /);
	await words.getByRole('button', { name: 'Clear' }).press('Enter');
	assert.equal(await lab.locator('.picture-place:focus').count(), 1, 'the button is gone, the focus is not');
	await until(async () => (await picture.locator('.flag').count()) === 0);
}

async function keysZoomAndMove(page: OpenPage, lab: Locator): Promise<void> {
	await page.keyboard.press('w');
	await page.keyboard.press('w');
	await until(async () => (await shown(lab))[0] > 0);
	const [from] = await shown(lab);
	await page.keyboard.press('d');
	await until(async () => (await shown(lab))[0] > from);
	await page.keyboard.press('f');
	await until(async () => (await shown(lab))[1] === 100 && (await shown(lab))[0] === 0);
	await page.keyboard.press('Tab');
	for (let steps = 0; steps < 8; steps++) {
		if (await page.evaluate(() => document.activeElement?.getAttribute('role') === 'slider')) break;
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('PageUp');
	await until(async () => (await shown(lab))[0] === 10);
	await lab.locator('.picture-place').focus();
	await page.keyboard.press('f');
}

async function keysGoFromLaneToLane(page: OpenPage, lab: Locator): Promise<void> {
	const told = lab.locator('.spoken');
	await page.keyboard.press('ArrowDown');
	await until(async () => /main\.ts/.test((await told.textContent()) ?? ''));
	const rows = lab.locator('.picture .row');
	const count = await rows.count();
	await page.keyboard.press('Enter');
	await until(async () => (await rows.count()) < count);
	assert.match((await told.textContent()) ?? '', /^Closed: /);
	await page.keyboard.press('Enter');
	await until(async () => (await rows.count()) === count);
	assert.match((await told.textContent()) ?? '', /^Opened: /);
	await page.keyboard.press('ArrowDown');
	await until(async () => /Box office/.test((await told.textContent()) ?? ''));
	await page.keyboard.press('Escape');
}

async function marksExplainThemselvesOnce(page: OpenPage, lab: Locator): Promise<void> {
	const note = lab.locator('.first-use');
	await page.keyboard.press('ArrowRight');
	await note.waitFor();
	const first = await note.locator('p').innerText();
	await page.keyboard.press('9');
	assert.equal(await note.locator('p').innerText(), first);
	const ok = note.getByRole('button', { name: 'OK' });
	await ok.press('Enter');
	const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('interleave-marks') ?? '[]'));
	assert.equal(kept.length, 1);
	assert.notEqual(await note.locator('p').innerText(), first, 'what was met meanwhile has its turn');
	for (let press = 0; press < 20 && (await note.count()) > 0; press++) await ok.press('Enter');
	assert.equal(await lab.locator('.picture-place:focus').count(), 1, 'the last OK leaves the focus in the timeline');
	await page.keyboard.press('3');
}

async function keysSetTwoMoments(page: OpenPage, lab: Locator): Promise<void> {
	await page.keyboard.press('m');
	for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
	await page.keyboard.press('m');
	await lab.locator('.flag').nth(1).waitFor();
	// Escape lets go of one thing after the other: the card, what is explained, the moments.
	for (let press = 0; press < 4 && (await lab.locator('.flag').count()) > 0; press++) {
		await page.keyboard.press('Escape');
		await page.evaluate(() => new Promise(requestAnimationFrame));
	}
	assert.equal(await lab.locator('.flag').count(), 0);
}

async function alive(lab: Locator): Promise<Locator> {
	await lab.locator('[data-timeline]').scrollIntoViewIfNeeded();
	await lab.locator('[data-timeline]').focus();
	const picture = lab.locator('.picture-place');
	await picture.locator('.picture').waitFor();
	return picture;
}

/** From where to where the strip says that the run is shown, in hundredths. */
async function shown(lab: Locator): Promise<[number, number]> {
	const ends = await lab.locator('.overview [role="slider"]').all();
	const [from, to] = await Promise.all(ends.map((end) => end.getAttribute('aria-valuenow')));
	return [Number(from), Number(to)];
}

async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
	const found = await locator.boundingBox();
	assert.ok(found, `${locator} is not drawn`);
	return found;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + 20_000;
	while (!(await holds())) if (Date.now() > end) throw new Error(`never came true: ${holds}`);
}

async function pinch(page: Page, picture: Locator): Promise<void> {
	const { x, y, width } = await box(picture);
	const client = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart?: number) =>
		client.send('Input.dispatchTouchEvent', {
			type,
			touchPoints:
				apart === undefined ? [] : [-apart, apart].map((by, id) => ({ x: x + width / 2 + by, y: y + 80, id })),
		});
	await touch('touchStart', 30);
	for (const apart of [50, 80, 110]) await touch('touchMove', apart);
	await touch('touchEnd');
}
