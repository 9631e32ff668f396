import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagePolicy } from '../../scripts/companion/content-policy.ts';
import { kinds, lessons, openSite } from './site.ts';

const site = await openSite({ policyOf: pagePolicy });

test('every page works under the policy that the companion sends', async () => {
	for (const path of [...Object.values(kinds), ...lessons]) {
		const page = await site.open(path, { reducedMotion: 'reduce' });
		const refused: string[] = [];
		page.on('console', (message) => {
			if (/content security policy/i.test(message.text())) refused.push(message.text());
		});
		await page.reload({ waitUntil: 'networkidle' });
		await page.getByRole('button', { name: 'Search' }).click();
		await page.locator('.pagefind-ui__search-input').fill('process');
		await page.locator('.pagefind-ui__result').first().waitFor();
		assert.deepEqual(refused, [], path);
		await page.context().close();
	}
});
