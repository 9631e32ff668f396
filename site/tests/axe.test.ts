import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { kinds, lessons, openSite } from './site.ts';

const site = await openSite();
const paths = { ...kinds, ...Object.fromEntries(lessons.map((lesson) => [lesson, lesson])) };

for (const colorScheme of ['light', 'dark'] as const) {
	for (const [name, path] of Object.entries(paths)) {
		test(`axe finds nothing on ${name}, ${colorScheme}`, async () => {
			const page = await site.open(path, { colorScheme, reducedMotion: 'reduce' });
			const { violations } = await new AxeBuilder({ page }).analyze();
			assert.deepEqual(
				violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 300))]),
				[],
			);
			await page.context().close();
		});
	}
}
