/** Runs that are larger than what a page shows at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { exit, out, sample } from '../../scripts/recording/fixture.ts';
import { writeRecording } from '../../scripts/recording/stored.ts';
import { pick } from './give-file.ts';
import { kinds, openSite } from './site.ts';

const site = await openSite();

/** The packed file of a run that prints so many lines. */
function printed(count: number): Buffer {
	const lines = Array.from({ length: count }, (_, line) => out(line * 10, 'P1', `line ${line}\n`, line * 10 + 5));
	const durationUs = count * 10;
	return gzipSync(writeRecording(sample([...lines, exit(durationUs, 'P1')], { header: { durationUs } })));
}

test('the viewer shows those of many lines that are at the moment, and no run that it could not draw', async () => {
	const page = await site.open(kinds.view, { reducedMotion: 'reduce' });
	const stage = page.locator('[data-stage]');
	const lines = stage.locator('.transcript > li');
	const textOf = (line: typeof lines) => line.evaluate(({ textContent }) => textContent ?? '');

	await pick(page, { name: 'prints.json', content: printed(3000) });
	await lines.getByText('line 2999').waitFor({ state: 'attached' });
	assert.equal(await lines.count(), 2201, 'the first, the last and a sentence');
	assert.match(await textOf(lines.nth(2000)), /^800 lines are left out here\. Go to a moment/);
	const moment = stage.getByRole('slider', { name: 'Moment' });
	await moment.fill('800');
	assert.match(await textOf(lines.first()), /^2,[2-4]00 lines are left out/);
	assert.equal(await lines.count(), 302);
	const written = stage.locator('.transcript > li:not(.ahead, .left-out) .said');
	assert.match(await textOf(written.last()), /^line 2[3-5]\d\d$/);
	assert.ok(await lines.nth(1).locator('.who').isVisible(), 'whose line it is, where the line before is left out');
	const above = await written.last().evaluate((line) => {
		const box = line.closest('.printed') as HTMLElement;
		return line.getBoundingClientRect().top - box.getBoundingClientRect().top;
	});
	assert.ok(above > 100, 'lines that were written before it stand above it');
	await moment.fill('1000');
	assert.equal(await lines.count(), 2201);

	await pick(page, { name: 'many.json', content: printed(150_000) });
	await page.locator('[data-refused] .says').waitFor();
	assert.match(
		await page.locator('[data-refused]').innerText(),
		/^many\.json has 150,002 events; the viewer shows up to 150,000\.\s+Record less/,
	);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});
