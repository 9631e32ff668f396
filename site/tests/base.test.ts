import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { runProgram } from '../../scripts/setup/run-program.ts';
import { kinds, lessons, openSite, root } from './site.ts';

const BASE = '/course/';

// `npm test` has built one.
const folder = process.env.INTERLEAVE_DIST_COURSE ?? (await build());
const site = await openSite({ folder, base: BASE });

test('every address in a site below a base stays below it', () => {
	const pages = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
	for (const page of pages.filter((file) => file.endsWith('.html'))) {
		const html = fs.readFileSync(path.join(folder, page), 'utf8');
		const addresses = [...html.matchAll(/\s(?:href|src|action)="(\/[^"]*)"/g)].map((match) => match[1]!);
		assert.deepEqual(
			addresses.filter((address) => !address.startsWith(BASE)),
			[],
			page,
		);
	}
});

test('pages below a base find all that they need', async () => {
	await site.each([kinds.home, kinds.labs, ...lessons], {}, async (page) => assert.deepEqual(page.problems, []));
});

test('search below a base leads below it', async () => {
	const page = await site.open(kinds.home);
	await page.getByRole('button', { name: 'Search' }).click();
	await page.locator('.pagefind-ui__search-input').fill('process');
	const found = await page.locator('.pagefind-ui__result-link').first().getAttribute('href');
	assert.ok(found?.startsWith(BASE), found ?? 'nothing found');
});

async function build(): Promise<string> {
	// Within the checkout: outside of it Astro would share a folder with other builds.
	fs.mkdirSync(path.join(root, '.interleave'), { recursive: true });
	const parent = fs.mkdtempSync(path.join(root, '.interleave/base-'));
	after(() => fs.rmSync(parent, { recursive: true, force: true }));
	const out = path.join(parent, 'site');
	const { code, said } = await runProgram(
		[path.join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--base', BASE, '--outDir', out],
		{
			cwd: root,
			env: {
				INTERLEAVE_ASTRO_CACHE: path.join(parent, 'cache'),
				ASTRO_TELEMETRY_DISABLED: '1',
				INTERLEAVE_STALE: 'warn',
			},
		},
	);
	assert.equal(code, 0, said);
	return out;
}
