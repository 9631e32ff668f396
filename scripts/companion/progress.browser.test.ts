/** What a browser keeps is on the companion's disk too: clearing the browser, or closing the tab at any moment, loses nothing. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, type TestContext, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright';
import { type Kept, readKept } from '../progress/kept.ts';
import { launchBrowser } from '../setup/browser.ts';
import { companionOf, site } from './fixture.ts';

/** The built site that is served. */
const dist = path.resolve(process.env.INTERLEAVE_DIST ?? path.join(import.meta.dirname, '../../dist'));
const LESSON = 'sharing/locks/';
const LAB = 'labs/sharing/first-race/';

const browser = await launchBrowser();
after(() => browser.close());

test('a browser that was cleared finds all again, and two browsers come to the same', async (t) => {
	const { open, file, onDisk } = await setUp(t);
	const one = await open(LESSON);
	await one.getByRole('button', { name: 'Mark as read' }).click();
	await disk(file, ({ progress }) => progress.lessons['sharing/locks']?.read === true);
	await one.goto(onDisk.url + LAB);
	await (await edit(one)).fill('// mine');
	// The page ends before the pause after which it is sent.
	await one.goto('about:blank');
	await disk(file, ({ drafts }) => texts(drafts).includes('// mine'));

	await one.goto(onDisk.url + LESSON);
	await one.evaluate(() => localStorage.clear());
	await one.evaluate((token) => localStorage.setItem('interleave-token', token), onDisk.token);
	await one.reload();
	await one.getByText(/^✓ Read on/).waitFor();
	const again = await another(one, LAB);
	await again.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('interleave:draft:')));
	assert.equal(await (await edit(again)).inputValue(), '// mine');

	const two = await open(LAB);
	await two.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('interleave:draft:')));
	const field = await edit(two);
	assert.equal(await field.inputValue(), '// mine', 'another browser goes on with it');
	await field.fill('// theirs');
	await disk(file, ({ drafts }) => texts(drafts).includes('// theirs'));
	await again.reload();
	await (await edit(again)).fill('// mine, still');
	await disk(file, ({ drafts }) => texts(drafts).includes('// mine, still'));
	assert.ok(texts(read(file).drafts).includes('// theirs'), 'neither writes over the other');

	await one.goto(`${onDisk.url}progress/`);
	await one.getByText(/A copy was brought at .* to my\/progress\.json/).waitFor();
	await one.getByRole('button', { name: 'Erase all…' }).click();
	await one.getByText('It is erased in my/progress.json too').waitFor();
	await one.getByRole('button', { name: 'Erase all', exact: true }).click();
	await disk(file, ({ progress, drafts }) => progress.erased !== undefined && texts(drafts).length === 0);
	await two.goto(`${onDisk.url}progress/`);
	await two.getByText('None yet.').waitFor();
});

test('a damaged file on disk is kept aside, and the page says so', async (t) => {
	const { open, file, onDisk } = await setUp(t, '{"progress":{"version":1,"lessons":');
	const page = await open(LESSON);
	await page.getByRole('button', { name: 'Mark as read' }).click();
	await disk(file, ({ progress }) => progress.lessons['sharing/locks']?.read === true);
	assert.equal(
		fs.readFileSync(file.replace('.json', '.damaged-1.json'), 'utf8'),
		'{"progress":{"version":1,"lessons":',
	);
	await page.goto(`${onDisk.url}progress/`);
	await page.getByText(/Not all of my\/progress\.json could be read/).waitFor();
});

test('a file of a newer course stays as it is, and the browser keeps what happens', async (t) => {
	const newer = '{"progress":{"version":9},"drafts":{}}';
	const { open, file, onDisk } = await setUp(t, newer);
	const page = await open(LESSON);
	await page.getByRole('button', { name: 'Mark as read' }).click();
	await page.goto(`${onDisk.url}progress/`);
	await page.getByText(/On disk: .*newer version of the course/).waitFor();
	assert.equal(fs.readFileSync(file, 'utf8'), newer);
	assert.match(await page.locator('dd[data-lessons]').innerText(), /^1 of/);
});

/** A companion with the built site, and browsers that know its token. */
async function setUp(t: TestContext, text?: string) {
	const root = site(t);
	const file = path.join(root, 'my/progress.json');
	if (text !== undefined) {
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, text);
	}
	const companion = await companionOf(t, root, { dist });
	const contexts: BrowserContext[] = [];
	t.after(() => Promise.all(contexts.map((context) => context.close())));
	return {
		file,
		onDisk: companion,
		/** A page in a browser of its own, as a phone's: with a plain text area for programs. */
		async open(where: string): Promise<Page> {
			const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
			contexts.push(context);
			const page = await context.newPage();
			await page.goto(`${companion.url}${LAB}#token=${companion.token}`);
			await page.locator('il-lab [data-do="run"]').first().waitFor();
			await page.goto(companion.url + where);
			return page;
		},
	};
}

/** Another tab of the same browser. */
async function another(page: Page, where: string): Promise<Page> {
	const next = await page.context().newPage();
	await next.goto(`${new URL(page.url()).origin}/${where}`);
	return next;
}

async function edit(page: Page) {
	await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
	const field = page.getByRole('textbox', { name: /main\.ts/ }).first();
	await field.waitFor();
	return field;
}

/** Waits until the file is so. */
async function disk(file: string, isSo: (kept: Kept) => boolean): Promise<void> {
	const late = Date.now() + 30_000;
	while (!isSo(read(file))) {
		if (Date.now() > late)
			throw new Error(`not on disk: ${fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 'nothing'}`);
		await new Promise((again) => setTimeout(again, 50));
	}
}

function read(file: string): Kept {
	return readKept(fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8') || '{}') : {}).kept;
}

function texts(drafts: Kept['drafts']): string[] {
	return Object.values(drafts).map(({ files }) => files['main.ts'] ?? '');
}
