import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { runProgram } from '../../scripts/setup/run-program.ts';
import { kinds, lessons, openSite, root } from './site.ts';

const BASE = '/course/';

// Within the checkout: outside of it Astro would share a folder with other builds.
fs.mkdirSync(path.join(root, '.interleave'), { recursive: true });
const folder = fs.mkdtempSync(path.join(root, '.interleave/base-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
const { code, said } = await runProgram(
	[path.join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--base', BASE, '--outDir', path.join(folder, 'site')],
	{
		cwd: root,
		env: {
			INTERLEAVE_ASTRO_CACHE: path.join(folder, 'cache'),
			ASTRO_TELEMETRY_DISABLED: '1',
			INTERLEAVE_STALE: 'warn',
		},
	},
);
assert.equal(code, 0, said);
const site = await openSite({ folder: path.join(folder, 'site'), base: BASE });

test('every address in a site below a base stays below it', () => {
	const pages = fs.readdirSync(path.join(folder, 'site'), { recursive: true, encoding: 'utf8' });
	for (const page of pages.filter((file) => file.endsWith('.html'))) {
		const html = fs.readFileSync(path.join(folder, 'site', page), 'utf8');
		const addresses = [...html.matchAll(/\s(?:href|src|action)="(\/[^"]*)"/g)].map((match) => match[1]!);
		assert.deepEqual(
			addresses.filter((address) => !address.startsWith(BASE)),
			[],
			page,
		);
	}
});

test('pages below a base find all that they need', async () => {
	for (const where of [kinds.home, kinds.labs, ...lessons]) {
		const page = await site.open(where);
		assert.deepEqual(page.problems, []);
		await page.context().close();
	}
});

test('search below a base leads below it', async () => {
	const page = await site.open(kinds.home);
	await page.getByRole('button', { name: 'Search' }).click();
	await page.locator('.pagefind-ui__search-input').fill('process');
	const found = await page.locator('.pagefind-ui__result-link').first().getAttribute('href');
	assert.ok(found?.startsWith(BASE), found ?? 'nothing found');
});
