/** Edit and run in the page: Monaco and the plain text area, over a real companion. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Locator, Page } from 'playwright';
import { companionOf, copyOfLabs } from '../../scripts/companion/fixture.ts';
import { launchBrowser } from '../../scripts/setup/browser.ts';
import { axeFinds } from './axe.ts';
import { dist } from './site.ts';
import { visit } from './visit.ts';

const LAB = 'labs/sharing/mutex/';
/** What site/editor/load-monaco.ts has fetched when a pointer comes near. */
const FIRST = ['view.js', 'editor.api.js', 'register.js'];
/** Monaco with TypeScript and Node's types, gzipped megabytes. */
const MOST = 3;

const browser = await launchBrowser();
after(() => browser.close());

test('the editor is sent in less than 3 MB, types included', (t) => {
	const [name = ''] = fs.readdirSync(path.join(dist, '_astro')).filter((entry) => entry.startsWith('monaco-'));
	const folder = path.join(dist, '_astro', name);
	const files = fs.readdirSync(folder);
	for (const first of FIRST) assert.ok(files.includes(first), `${first}, which is fetched ahead, is among ${files}`);
	const sizes = files.map((file) => gzipSync(fs.readFileSync(path.join(folder, file))).length);
	const size = sizes.reduce((sum, one) => sum + one, 0) / 1e6;
	t.diagnostic(`${size.toFixed(2)} MB`);
	assert.ok(size <= MOST, `${size} MB`);
});

test('a program is edited, run, mended and taken back', async (t) => {
	let release = () => {};
	const typed = new Promise<void>((resolve) => (release = resolve));
	const { page, lab, asked, problems } = await opened(t, LAB, {}, (page) =>
		page.route('**/monaco-*/view.js', (route) => typed.then(() => route.continue())),
	);
	const editor = lab.locator('.editing');
	await t.test('nothing of the editor is asked for before Edit', () => assert.deepEqual(asked(), []));
	await t.test('Edit opens Monaco in the place of the program', async () => {
		await lab.getByRole('button', { name: 'Edit' }).click();
		await editor.locator('textarea:focus').pressSequentially('// early');
		release();
		await editor.locator('.monaco-editor .view-line', { hasText: '// early// Two workers' }).waitFor();
		await editor.locator('.monaco-editor .native-edit-context:focus').waitFor({ state: 'attached' });
		await page.keyboard.press('Control+z');
		await editor.locator('.monaco-editor .view-line', { hasText: 'early' }).waitFor({ state: 'detached' });
		assert.ok(asked().length > 0);
		assert.equal(await lab.locator('.program .source:visible').count(), 0);
		assert.equal(await editor.locator('.monaco-editor :focus').count(), 1);
	});
	await t.test('the lines of the lanes are marked in their pens', async () => {
		await editor.locator('.il-pen.lane-8').first().waitFor();
		await lab.getByRole('button', { name: 'To the next mark or output' }).click();
		await editor.locator('.il-here', { hasText: 'main.ts' }).first().waitFor();
		assert.match((await editor.locator('p.sr-only').textContent()) ?? '', /^main\.ts is at line \d+ of main\.ts\.$/);
	});
	await t.test('tabs lead through the files by arrows', async () => {
		await editor.getByRole('tab', { name: 'main.ts' }).press('ArrowRight');
		await editor.locator('.view-line', { hasText: 'class Mutex' }).first().waitFor();
		assert.equal(await editor.getByRole('tab', { name: 'lib/mutex.ts' }).getAttribute('aria-selected'), 'true');
		await page.keyboard.press('Home');
		await editor.locator('.view-line', { hasText: 'isMainThread' }).first().waitFor();
	});
	await t.test('the lab has no error of types, and one that is made is marked', async () => {
		await write(
			editor,
			page,
			`import { Mutex } from '../../lib/mutex.ts';\nconst wrong: string = new Mutex('a').name.length;`,
		);
		await editor.locator('.squiggly-error').first().waitFor();
		assert.equal(await editor.locator('.squiggly-error').count(), 1);
	});
	await t.test("Node's names are completed, and Escape closes the list alone", async () => {
		await write(editor, page, 'process.memoryU');
		await page.keyboard.press('Control+Space');
		await page.locator('.suggest-widget.visible', { hasText: 'memoryUsage' }).waitFor();
		await page.keyboard.press('Escape');
		await page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
	});
	await t.test('Tab can be let out', async () => {
		await editor.getByText('Ctrl+M lets it leave').waitFor();
		await page.keyboard.press('Control+m');
		await page.keyboard.press('Tab');
		assert.equal(await editor.locator('.monaco-editor :focus').count(), 0);
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Control+m');
	});
	await t.test('Ctrl+Enter runs the text, and an error leads to its line', async () => {
		await write(editor, page, `// mine\n\nthrow new Error('here');`);
		await page.keyboard.press('Control+Enter');
		await lab.locator('[data-provenance]', { hasText: /^Your program: Node/ }).waitFor();
		await lab.locator('.claims .verdict', { hasText: 'not judged in your run' }).first().waitFor();
		await lab
			.getByRole('button', { name: /main\.ts:3:7/ })
			.first()
			.click();
		assert.equal(await editor.locator('.line-numbers.active-line-number').innerText(), '3');
		await lab.getByRole('button', { name: "Judge it by the lab's claims" }).click();
		await lab.locator('.claims [data-claim="nothing-lost"] .verdict', { hasText: 'refuted in your run' }).waitFor();
	});
	await t.test('a program that never ends is stopped by Escape', async () => {
		await write(editor, page, `// mine\nconst unused = 1;\nconsole.log('begun');\nfor (;;);`);
		await page.keyboard.press('Shift+Enter');
		await lab.locator('.transcript', { hasText: 'begun' }).waitFor();
		await page.keyboard.press('Escape');
		await lab.locator('[data-status]', { hasText: 'Your program stopped after' }).waitFor();
	});
	await t.test('axe finds nothing in the open editor, with its difference shown', async () => {
		await editor.getByRole('button', { name: 'Difference' }).click();
		await editor.locator('.difference .removed', { hasText: 'removed:' }).first().waitFor();
		await editor.locator('.squiggly-inline-unnecessary').first().waitFor();
		await editor.locator('.view-line', { hasText: 'begun' }).click();
		await page.keyboard.press('Control+a');
		await editor.locator('.selected-text').first().waitFor({ state: 'attached' });
		assert.deepEqual(await axeFinds(page, '.editing'), []);
	});
	await t.test('Reset asks, brings back the original, and offers what was there', async () => {
		await editor.getByRole('button', { name: 'Reset' }).click();
		await editor.getByRole('button', { name: 'Reset all of it?' }).click();
		await editor.locator('.view-line', { hasText: 'isMainThread' }).first().waitFor();
		const other = editor.locator('.other-text', { hasText: 'You had another text here before' }).first();
		await other.getByRole('button', { name: 'Take this text' }).click();
		await editor.locator('.view-line', { hasText: 'begun' }).first().waitFor();
	});
	await t.test('the plain text takes over what was typed, and is kept over a reload', async () => {
		await editor.getByRole('button', { name: 'Plain text' }).click();
		const text = editor.locator('textarea:visible[aria-label$="main.ts"]');
		assert.match(await text.inputValue(), /begun/);
		await visit(page, page.url());
		await lab.getByRole('button', { name: 'Edit' }).click();
		assert.match(await text.inputValue(), /begun/);
		await lab.getByRole('button', { name: 'Close' }).click();
		assert.equal(await lab.locator('.program .source:visible').count(), 1);
	});
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('a phone has a plain text area, which Tab leaves', async (t) => {
	const { page, lab, asked, problems } = await opened(t, LAB, {
		viewport: { width: 360, height: 780 },
		hasTouch: true,
	});
	await lab.getByRole('button', { name: 'Edit' }).click();
	const text = lab.getByRole('textbox', { name: /main\.ts/ });
	await text.fill(`console.log('from a phone');\nnull.x;`);
	assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0);
	await text.press('Shift+Enter');
	await lab
		.getByRole('button', { name: /main\.ts:2/ })
		.first()
		.click();
	assert.equal(
		await text.evaluate(
			(field: HTMLTextAreaElement) =>
				getSelection()?.toString() || field.value.slice(field.selectionStart, field.selectionEnd),
		),
		'null.x;',
	);
	await text.press('Tab');
	assert.equal(await text.evaluate((field) => field === document.activeElement), false);
	assert.deepEqual(asked(), []);
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('where Monaco cannot be loaded the plain text stays, and without a companion it says how to run', async (t) => {
	const { page, lab } = await opened(t, LAB, {}, async (page) => {
		await page.route('**/monaco-*/view.js', (route) => route.abort());
		await page.route('**/api/**', (route) => route.abort());
	});
	await lab.getByRole('button', { name: 'Edit' }).click();
	await lab.getByRole('textbox', { name: /main\.ts/ }).waitFor();
	await lab.getByText('To run it, call npm start').waitFor();
	await lab.getByRole('button', { name: 'Plain text', pressed: true }).click();
	await lab.getByText('could not be loaded here').waitFor();
	await page.context().close();
});

test('the change that a lesson offers is applied in the text, run, and set beside the program as it is', async (t) => {
	const { page, problems } = await opened(t, 'sharing/locks/');
	const change = page.locator('il-change');
	assert.match(await change.locator('.difference .added').innerText(), /busy\(1\)/);
	await change.getByRole('button', { name: 'Apply it' }).click();
	await change.getByText('The change is made').waitFor();
	await change.locator('.work').getByRole('button', { name: 'Run' }).click();
	await change.locator('[data-provenance]', { hasText: /^Your run: Node/ }).waitFor();
	await change.getByRole('button', { name: 'Compare with the program as it is' }).click();
	await change.locator('.pair .facts', { hasText: 'changed, your run' }).waitFor();
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('a knob is turned by number and by slider, the command says it, and so does the run', async (t) => {
	const { page, lab, problems } = await opened(t, 'labs/sharing/lost-update/');
	const slider = lab.getByRole('slider', { name: 'additions each, by steps' });
	await lab.getByRole('spinbutton', { name: 'additions each' }).fill('10');
	await lab.locator('.hand code', { hasText: /^TIMES=10 node / }).waitFor();
	assert.equal(await slider.inputValue(), '1');
	await slider.press('ArrowRight');
	assert.equal(await lab.getByRole('spinbutton').inputValue(), '100');
	await lab.getByRole('button', { name: 'Run', exact: true }).click();
	await lab.locator('[data-status]', { hasText: 'Your run with 100 additions each ended' }).waitFor();
	await lab.locator('.transcript', { hasText: 'Added: 200' }).waitFor();
	await lab.locator('.claims .seen', { hasText: 'this run had 100' }).first().waitFor();
	assert.deepEqual(problems, []);
	await page.context().close();
});

/** A page as a companion of its own serves it, which keeps on its disk what is typed, with the lab that is first on it. */
async function opened(
	t: TestContext,
	where: string,
	options: BrowserContextOptions = {},
	before?: (page: Page) => Promise<unknown>,
) {
	const companion = await companionOf(t, copyOfLabs(), { dist });
	const context = await browser.newContext({
		...{ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' as const },
		...options,
	});
	const page = await context.newPage();
	const problems: string[] = [];
	const asked: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('console', (message) => {
		if (/content security policy/i.test(message.text())) problems.push(message.text());
	});
	page.on('request', (request) => {
		if (request.url().includes('/monaco-')) asked.push(request.url());
	});
	await page.goto(companion.launchUrl);
	await before?.(page);
	await visit(page, new URL(where, companion.url).href);
	return { page, lab: page.locator('il-lab').first(), asked: () => asked, problems };
}

/** Puts a text in the place of what is there. */
async function write(editor: Locator, page: Page, text: string): Promise<void> {
	await editor.locator('.monaco-editor').first().click();
	await page.keyboard.press('Control+a');
	await page.keyboard.insertText(text);
}
