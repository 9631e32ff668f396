/** Exercises as a page shows them where there is no companion: all but the check. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFinds } from './axe.ts';
import { type OpenPage, openSite } from './site.ts';

const site = await openSite();

const LAB = 'labs/processes/join-timeout/';
const LESSON = 'processes/launching-programs/';

test('an exercise can be read without JavaScript, and says how to check it', async () => {
	const page = await site.open(LESSON, { javaScriptEnabled: false });
	const exercise = page.locator('il-exercise');
	assert.ok((await exercise.locator('[data-claim] .says').allInnerTexts()).every((says) => says.length > 10));
	assert.match(await exercise.locator('[data-source="exercise.ts"]').innerText(), /export async function join/);
	assert.equal(await exercise.locator('[data-hint]:visible').count(), 3);
	for (const closed of await exercise.locator('details').all()) assert.equal(await closed.getAttribute('open'), null);
	assert.deepEqual(await exercise.locator('.hand code').allInnerTexts(), [
		'npm run interleave -- start processes/join-timeout',
		'npm run interleave -- watch processes/join-timeout',
	]);
	assert.equal(await exercise.locator('button:visible').count(), 0);
	await page.context().close();
});

test('hints come one by one and are counted, and the solution is asked for once and stands beside the text', async () => {
	const page = await site.open(LAB);
	const exercise = page.locator('il-exercise');
	const hints = exercise.locator('[data-hint]:visible');
	assert.equal(await hints.count(), 1);
	await hints.first().locator('summary').click();
	await hints.nth(1).waitFor();
	assert.equal(await hints.count(), 2);

	const solution = exercise.locator('[data-solution]');
	await solution.locator('summary').click();
	assert.equal(await solution.locator('pre').isVisible(), false);
	await solution.getByRole('button', { name: 'Not yet' }).click();
	await exercise.locator('[data-solution]:not([open])').waitFor();
	await solution.locator('summary').press('Enter');
	await solution.getByRole('button', { name: 'Show it' }).click();
	await solution.locator('.difference ins', { hasText: 'AbortSignal.timeout(ms)' }).first().waitFor();
	assert.match(await exercise.locator('[data-start]').innerText(), /is still to be written/);
	const [own, right] = [await exercise.locator('.own').boundingBox(), await solution.boundingBox()];
	assert.ok(own && right && own.x + own.width <= right.x && own.y === right.y, 'they stand beside each other');

	await page.reload();
	await hints.nth(1).waitFor();
	assert.equal(await hints.count(), 2, 'what was opened can be opened again');
	await solution.locator('summary').click();
	await solution.locator('.difference').waitFor();
	assert.deepEqual(await axeFinds(page, 'il-exercise'), []);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('a page without a companion edits, keeps and compares, and judges nothing', async () => {
	const page = await site.open(LAB, { viewport: { width: 360, height: 740 } });
	const exercise = page.locator('il-exercise');
	assert.equal(await exercise.getByRole('button', { name: /Check|Run once/ }).count(), 0);
	await exercise.getByRole('button', { name: 'Edit' }).click();
	const text = exercise.locator('.work textarea').first();
	await text.fill('// mine\n');
	assert.equal(await exercise.getByRole('button', { name: /Check|Run/ }).count(), 0);
	await text.press('Control+Enter');
	await exercise.getByText('Checking needs your own machine:').waitFor();
	// From here on nothing has room.
	await page.evaluate(() => {
		Storage.prototype.setItem = () => {
			throw new DOMException('It is full.', 'QuotaExceededError');
		};
	});
	await text.press('x');
	await exercise.getByRole('status').getByText('storage is full').waitFor();
	await page.reload();
	await exercise.getByText('You have begun this').waitFor();
	await exercise.getByRole('button', { name: 'Edit' }).click();
	assert.equal(await text.inputValue(), '// mine\n');
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
	await page.context().close();
});

test('lines are put in order by button, by key and by dragging, told and kept; the page says that only a run can tell', async () => {
	const page = await site.open('labs/sharing/lock-in-order/');
	const exercise = page.locator('il-exercise');
	const lines = async () => (await exercise.locator('[data-order] li').allInnerTexts()).map((line) => line.trim());
	const before = await lines();
	const up = exercise.getByRole('button', { name: 'Up: lock.lock();' });
	await up.click();
	await page.keyboard.press('ArrowUp');
	assert.equal(await exercise.locator('[data-moved]').innerText(), 'Now line 3 of 5: lock.lock();');
	assert.equal(await up.evaluate((button) => button === document.activeElement), true);
	await drag(page, 'lock.lock();', 'total[0] = read + 1;');
	assert.deepEqual(await lines(), ['lock.lock();', ...before.slice(0, 4)]);
	await exercise.getByRole('button', { name: 'Compare with the solution' }).click();
	await exercise.getByText('only a run can tell').waitFor();
	for (const line of ['read = total[0] ?? 0;', 'busy(1);']) await toTop(page, line);
	await toTop(page, 'lock.lock();');
	await page.reload();
	const solved = ['lock.lock();', 'busy(1);', 'read = total[0] ?? 0;', 'total[0] = read + 1;', 'lock.unlock();'];
	await exercise.getByRole('button', { name: 'Begin anew' }).waitFor();
	assert.deepEqual(await lines(), solved);
	await exercise.getByRole('button', { name: 'Down: busy(1);' }).click();
	await exercise.getByRole('button', { name: 'Compare with the solution' }).click();
	await exercise.getByText("This is the solution's text.").waitFor();
	assert.deepEqual(await axeFinds(page, 'il-exercise'), []);
	await exercise.getByRole('button', { name: 'Begin anew' }).click();
	assert.deepEqual(await lines(), before);
	await exercise.getByRole('button', { name: 'Take this text' }).first().click();
	assert.equal((await lines())[0], 'lock.lock();', 'what was there before is kept, and offered');
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('a gap is filled in place and kept', async () => {
	const page = await site.open('labs/ipc/end-of-file/');
	const exercise = page.locator('il-exercise');
	const gap = exercise.getByRole('textbox', { name: 'Gap: end' });
	await exercise.locator('textarea:not([readonly])').waitFor();
	await gap.fill('\tchild.stdin.end();');
	await page.reload();
	await exercise.getByRole('button', { name: 'Begin anew' }).waitFor();
	assert.equal(await gap.inputValue(), '\tchild.stdin.end();');
	await exercise.getByRole('button', { name: 'Compare with the solution' }).click();
	await exercise.getByText("This is the solution's text.").waitFor();
	assert.deepEqual(await axeFinds(page, 'il-exercise'), []);
	await page.context().close();
});

test("a printed exercise has what is asked and the start, and neither hints nor the solution; a lab's page spoils none", async () => {
	const page = await site.open(LAB);
	const files = await page.locator('.part summary code').allInnerTexts();
	assert.deepEqual(
		files.filter((file) => /solution|wrong|hints/.test(file)),
		[],
	);
	assert.ok(files.includes('exercise.ts') && files.includes('harness.ts'));
	await page.emulateMedia({ media: 'print' });
	const exercise = page.locator('il-exercise');
	for (const shown of ['[data-checklist]', '[data-source="exercise.ts"]'])
		assert.ok(await exercise.locator(shown).isVisible(), shown);
	for (const hidden of ['.hints', '.solution', '.by-hand', 'button:visible'])
		assert.equal(await exercise.locator(hidden).filter({ visible: true }).count(), 0, hidden);
	await page.context().close();
});

async function drag(page: OpenPage, line: string, onto: string): Promise<void> {
	const row = (text: string) => page.locator('[data-order] li', { hasText: text });
	await row(line).locator('.source').hover();
	await page.mouse.down();
	await row(onto).locator('.source').hover();
	await page.mouse.up();
}

/** Moves a line up until nothing is above it. */
async function toTop(page: OpenPage, line: string): Promise<void> {
	const up = page.getByRole('button', { name: `Up: ${line}` });
	while ((await up.getAttribute('aria-disabled')) !== 'true') await up.press('ArrowUp');
}
