/** What holds for every page, looked at in two loads of each: a phone's and a broad screen's. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { axeFinds } from './axe.ts';
import { movedBy } from './layout-shift.ts';
import { offScale } from './off-scale.ts';
import { dist, kinds, lessons, type OpenPage, openSite } from './site.ts';
import { sent } from './weight.ts';

/** Before anybody touches a page: gzipped kilobytes, fonts apart. */
const PAGE_KB = 100;
const SCRIPT_KB = 45;

const site = await openSite();
const paths = new Map(Object.entries({ ...kinds, ...Object.fromEntries(lessons.map((lesson) => [lesson, lesson])) }));
paths.delete('lesson');

suite('every page', { concurrency: 2 }, () => {
	for (const [name, path] of paths) {
		test(name, async (t) => {
			const page = await site.open(path, { viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' });
			const context = page.context();
			await t.test('stands still while it loads on a phone', async () => assert.ok((await movedBy(page)) < 0.001));
			await t.test('is not broader than a phone, nor than a tablet', async () => {
				assert.equal(await tooBroad(page), 0);
				await page.setViewportSize({ width: 900, height: 800 });
				assert.equal(await tooBroad(page), 0);
			});
			await context.close();
		});
		test(`${name}, broad`, async (t) => {
			const weight = sent(dist, site.url);
			const page = await site.open(
				path,
				{ viewport: { width: 1600, height: 800 }, reducedMotion: 'reduce' },
				weight.see,
			);
			await t.test('stands still while it loads', async () => assert.ok((await movedBy(page)) < 0.001));
			await t.test('is not broader than its window', async () => assert.equal(await tooBroad(page), 0));
			await t.test('is set in the sizes of the scale', async () => assert.deepEqual(await offScale(page), []));
			await t.test(`is sent in ${PAGE_KB} KB, ${SCRIPT_KB} KB of them script, fonts apart`, (t) => {
				t.diagnostic(weight.words());
				assert.ok(weight.kb('script') <= SCRIPT_KB, weight.words());
				assert.ok(weight.kb() - weight.kb('font') <= PAGE_KB, weight.words());
			});
			await t.test('gives axe nothing to find, in either theme', async () =>
				assert.deepEqual(await axeFinds(page), []),
			);
			await t.test('has all that it asks for, and asks for nothing that its policy refuses', () =>
				assert.deepEqual(page.problems, []),
			);
			await page.context().close();
		});
	}
});

/** Pixels by which a page is broader than its window. */
function tooBroad(page: OpenPage): Promise<number> {
	return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}
