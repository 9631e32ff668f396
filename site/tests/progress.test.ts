/** Progress and own texts: what is kept, where it is shown, and what no browser may lose. */
import assert from 'node:assert/strict';
import { text as readAll } from 'node:stream/consumers';
import { test } from 'node:test';
import type { BrowserContext, Download, Page } from 'playwright';
import { axeFinds } from './axe.ts';
import { pick } from './give-file.ts';
import { movedBy } from './layout-shift.ts';
import { kinds, openSite } from './site.ts';
import { visit } from './visit.ts';

const LOCKS = 'sharing/locks/';
const LAB = 'labs/sharing/first-race/';
const GAP = 'labs/ipc/end-of-file/';
const KEY = 'interleave:progress';
/** Where a plain text area takes the place of the large editor. */
const PHONE = { viewport: { width: 360, height: 780 }, anew: true, reducedMotion: 'reduce' } as const;

const site = await openSite();

test('a lesson that was read is marked in the menu, at its module and at home, and can be taken back', async () => {
	const page = await site.open(LOCKS, { anew: true });
	const mark = page.locator('.sidebar-pane').getByRole('link', { name: /^Locks \(/ });
	assert.equal(await mark.count(), 0);
	await upTo(page, 'One holds, the other waits');
	await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"section":"One holds'), KEY);
	const button = page.getByRole('button', { name: 'Mark as read' });
	await button.press('Enter');
	await mark.getByText(/read/).waitFor({ state: 'attached' });
	await page.getByText(/^✓ Read on \d/).waitFor();
	await page.locator('.sidebar-pane h2').getByText('1 of 1 lessons read').waitFor({ state: 'attached' });
	// The reader goes on: nothing moves to make place for what is kept.
	for (const path of [LOCKS, kinds.module, kinds.home, kinds.labs, 'progress/']) {
		await visit(page, site.url + path);
		assert.ok((await movedBy(page)) < 0.001, `/${path} stands still`);
	}
	await visit(page, site.url + kinds.module);
	await page
		.locator('main')
		.getByText(/^read, 0 of \d predicted/)
		.waitFor();
	await visit(page, site.url + kinds.home);
	await page
		.locator('main')
		.getByText(/^1 of \d+ lessons read$/)
		.waitFor();
	assert.equal(await page.getByRole('link', { name: /^Continue: / }).innerText(), 'Continue: Pipes', 'the next one');
	await visit(page, site.url + LOCKS);
	await page.getByRole('button', { name: 'Mark as not read' }).click();
	await page.getByRole('button', { name: 'Mark as read' }).waitFor();
	await upTo(page, 'Two locks');
	await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"section":"Two locks"'), KEY);
	await visit(page, site.url + kinds.home);
	const resume = page.getByRole('link', { name: 'Continue: Locks, at “Two locks”' });
	await resume.click();
	await page.waitForURL(/\/sharing\/locks\/#[\w-]+$/);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('without scripts nothing of it appears', async () => {
	const page = await site.open(LOCKS, { anew: true, javaScriptEnabled: false });
	assert.equal(
		await page
			.getByText(/Your progress|Mark as read|your progress/)
			.and(page.locator(':visible'))
			.count(),
		0,
	);
	await page.goto(`${site.url}progress/`);
	await page.locator('noscript p').waitFor();
	await page.context().close();
});

test('two tabs edit one lab side by side, and what was typed last is there after a tab is closed at once', async () => {
	const one = await site.open(LAB, PHONE);
	const context = one.context();
	const first = await edit(one);
	await first.fill('// from the first tab');
	const other = await tab(context);
	const second = await edit(other);
	assert.notEqual(await second.inputValue(), '// from the first tab', 'a living tab keeps its text');
	await other.getByText('Another tab has another text of this').waitFor();
	await second.fill('// from the second tab');
	await first.press('End');
	await one.keyboard.type(', letter by letter');
	// No farewell: the page has no chance to do anything.
	await one.close({ runBeforeUnload: false });
	const third = await tab(context);
	assert.equal(await (await edit(third)).inputValue(), '// from the first tab, letter by letter');
	await third.getByText('Another tab has another text of this').waitFor();
	await visit(other, other.url());
	assert.equal(await (await edit(other)).inputValue(), '// from the second tab', 'a reload finds its own');
	await context.close();
});

for (const [what, blocks, says] of [
	['full', full, /storage is full/],
	['blocked', blocked, /lets this page keep nothing/],
] as const) {
	test(`a browser whose storage is ${what} runs the course, and says so`, async () => {
		const page = await site.open(LOCKS, { anew: true }, (page) => page.addInitScript(blocks));
		await page.getByRole('button', { name: 'Mark as read' }).click();
		await page
			.locator('.sidebar-pane')
			.getByRole('link', { name: /^Locks \(read, / })
			.waitFor();
		await page.locator('.sidebar-pane [data-kept-problem]').getByText(says).waitFor();
		for (const path of [kinds.home, kinds.labs]) {
			await visit(page, site.url + path);
			if (what === 'blocked') await page.locator('main [data-kept-problem]').getByText(says).waitFor();
		}
		await visit(page, site.url + GAP);
		await page.getByRole('textbox', { name: 'Gap: end' }).fill('\tchild.stdin.end();');
		await page.locator('il-exercise').getByRole('status').getByText(says).waitFor();
		await page.keyboard.press('Control+Enter');
		await page.locator('il-exercise').getByText('Checking needs your own machine:').waitFor();
		await visit(page, `${site.url}progress/`);
		if (what === 'blocked') await page.locator('[data-problem]').getByText(says).waitFor();
		assert.deepEqual(page.problems, []);
		await page.context().close();
	});
}

test('what is damaged is set aside, told, and can be saved', async () => {
	const torn = '{"version":1,"lessons":{"sharing/locks":{"at":1,"read":true}';
	const page = await site.open(LOCKS, { anew: true }, (page) =>
		page.addInitScript(([key, text]) => localStorage.getItem(key) ?? localStorage.setItem(key, text), [
			KEY,
			torn,
		] as const),
	);
	await page.getByRole('button', { name: 'Mark as read' }).click();
	await page.locator('.sidebar-pane [data-kept-problem]').getByText('It is set aside').waitFor();
	await visit(page, `${site.url}progress/`);
	await page.getByText(`What stood under “progress”: ${torn.length} characters.`).waitFor();
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save it' }).click();
	assert.equal(await textOf(await saved), torn);
	assert.equal(await page.locator('dd[data-lessons]').innerText(), `1 of ${await lessons(page)}`);
	await page.context().close();
});

test('all of it goes into a file, is erased, and comes back by import; bad files say what and where', async () => {
	const page = await site.open(LOCKS, PHONE);
	await page.getByRole('button', { name: 'Mark as read' }).click();
	await page.getByText(/^✓ Read on/).waitFor();
	await visit(page, site.url + LAB);
	await (await edit(page)).fill('// mine');
	await page.setViewportSize({ width: 1280, height: 900 });
	await visit(page, `${site.url}progress/`);
	await page.getByText(/^main\.ts, \d/).waitFor();
	assert.deepEqual(await axeFinds(page), []);
	const exported = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export', exact: true }).click();
	assert.match((await exported).suggestedFilename(), /^interleave-progress-\d{4}-\d\d-\d\d\.json$/);
	const text = await textOf(await exported);
	assert.match(text, /"files": \{\n\t+"main\.ts": "\/\/ mine"/);

	await page.getByRole('button', { name: 'Erase all…' }).click();
	await page.getByRole('button', { name: 'Erase all', exact: true }).click();
	await page.getByText('All is erased.').waitFor();
	assert.equal(await page.locator('dd[data-lessons]').innerText(), `0 of ${await lessons(page)}`);
	await page.getByText('None yet.').waitFor();

	const said = page.locator('[data-said]');
	await pick(page, { name: 'torn.json', content: text.slice(0, text.indexOf('"files"')) });
	await said.getByText(/^torn\.json, line \d+: this is not JSON \(/).waitFor();
	await pick(page, { name: 'new.json', content: '{"progress":{"version":2}}' });
	await said.getByText(/^new\.json: .*newer version of the course/).waitFor();
	const hostile = `{"progress":{"version":1,"__proto__":{"x":1},"lessons":{"<img src=x onerror=alert(1)>":{"at":1,"read":true}},
		"deep":${'['.repeat(20)}${']'.repeat(20)},"runs":{"m/x":{"at":1,"count":2}}}}`;
	await pick(page, { name: 'hostile.json', content: hostile });
	await said.getByText('hostile.json: It adds 1 lab that was run.').waitFor();
	assert.equal(await page.locator('[data-file-lost] li').count(), 2);
	assert.equal(await page.locator('il-progress img').count(), 0);
	await pick(page, { name: 'mine.json', content: text });
	await said.getByText(/^mine\.json: It adds 1 lesson(, .*)? and 1 text of a lab\.$/).waitFor();
	await page.getByRole('button', { name: 'Add it' }).press('Enter');
	await said.getByText('It is added.').waitFor();
	assert.equal(await page.locator('dd[data-lessons]').innerText(), `1 of ${await lessons(page)}`);
	await pick(page, { name: 'again.json', content: text });
	await said.getByText('again.json: It has nothing that is not here already.').waitFor();
	await page.setViewportSize(PHONE.viewport);
	await visit(page, site.url + LAB);
	assert.equal(await (await edit(page)).inputValue(), '// mine');
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

/** What was saved; the browser may be another process's, and its files too. */
async function textOf(download: Download): Promise<string> {
	return readAll(await download.createReadStream());
}

/** Reads on until this heading stands in the upper half of the window. */
async function upTo(page: Page, name: string): Promise<void> {
	await page.getByRole('heading', { name }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
}

async function tab(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await visit(page, site.url + LAB);
	return page;
}

/** Opens the lab's program for editing. */
async function edit(page: Page) {
	await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
	const field = page.getByRole('textbox', { name: /main\.ts/ }).first();
	await field.waitFor();
	return field;
}

async function lessons(page: Page): Promise<number | undefined> {
	return (await page.locator('il-progress').getAttribute('data-slugs'))?.split(' ').length;
}

function full(): void {
	Storage.prototype.setItem = () => {
		throw new DOMException('It is full.', 'QuotaExceededError');
	};
}

function blocked(): void {
	for (const name of ['localStorage', 'sessionStorage']) {
		Object.defineProperty(window, name, {
			configurable: true,
			get() {
				throw new DOMException('It is denied.', 'SecurityError');
			},
		});
	}
}
