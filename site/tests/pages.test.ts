import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordingSchema } from '../../scripts/recording/schema.ts';
import { kinds, lessons, openSite } from './site.ts';

const site = await openSite();

test('the home page shows a run at once, and the way into the first lesson', async () => {
	const page = await site.open(kinds.home);
	assert.equal(await page.locator('h1').count(), 1);
	assert.ok(await page.locator('.hero svg').first().isVisible());
	assert.ok(await page.getByText('This happened.').isVisible());
	await page.getByRole('link', { name: /^Start, \d+ minutes$/ }).click();
	await page.waitForURL(`**/${lessons[0]}`);
	assert.deepEqual(page.problems, []);
});

test('the home page says where each of the five lectures went, and what is not written yet', async () => {
	const page = await site.open(kinds.home);
	const rows = page.locator('#from-python + .rows .row');
	assert.equal(await rows.count(), 5);
	for (const row of await rows.all()) assert.ok((await row.getByRole('link').count()) > 0, await row.innerText());
	for (const lesson of lessons)
		assert.ok((await page.locator(`#lessons ~ .rows a[href$="/${lesson}"]`).count()) > 0, lesson);
});

test('a module shows its lessons and a run of each of their labs', async () => {
	const page = await site.open(kinds.module, { javaScriptEnabled: false });
	assert.ok((await page.locator('main a .miniature .running').count()) > 0);
	await page.locator('main section h2 a').first().click();
	await page.waitForURL(/sharing\/\w+\/$/);
	await page.locator('main .above a').click();
	await page.waitForURL(`**/${kinds.module}`);
	assert.deepEqual(page.problems, []);
});

test('a lesson names its module, its minutes and what one can do afterwards', async () => {
	await site.each(lessons, {}, async (page, lesson) => {
		assert.equal(await page.locator('h1').count(), 1);
		assert.match(await page.locator('p.facts').innerText(), /^\d+ minutes/);
		assert.ok((await page.locator('.objectives li').count()) >= 2, `${lesson} has two objectives or more`);
		assert.equal(await page.locator('.sidebar-pane [aria-current="page"]').count(), 1);
	});
});

test('each lesson leads to the next', async () => {
	await site.each(lessons.slice(0, -1), { javaScriptEnabled: false }, async (page, lesson) => {
		const next = lessons[lessons.indexOf(lesson) + 1]!;
		assert.ok((await page.locator('a[rel=next]').getAttribute('href'))?.endsWith(next));
	});
});

test('an unknown address leads back', async () => {
	const page = await site.open(kinds.lost);
	assert.equal(await page.locator('h1').innerText(), 'No such page');
	await page.getByRole('link', { name: 'the lessons' }).click();
	await page.waitForURL('**/#lessons');
});

test('the labs are listed with their commands, and each shows its files', async () => {
	const page = await site.open(kinds.labs);
	assert.ok(await page.getByText('node labs/sharing/first-race/main.ts').isVisible());
	// Files are folded, and open where a lesson points at one.
	const lab = await site.open(`${kinds.lab}#main.ts`);
	assert.ok(await lab.locator('[id="main.ts"]').isVisible());
	assert.deepEqual(lab.problems, []);
});

test('the format of recordings is published', async () => {
	const response = await fetch(`${site.url}format/recording.schema.json`);
	assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(recordingSchema)));
});

test('the theme that the system asks for holds without scripts', async () => {
	for (const [colorScheme, paper] of [
		['light', 'rgb(244, 246, 242)'],
		['dark', 'rgb(16, 22, 20)'],
	] as const) {
		const page = await site.open(kinds.lesson, { colorScheme, javaScriptEnabled: false });
		assert.equal(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor), paper);
		assert.ok(await page.locator('.sl-markdown-content').isVisible());
	}
});
