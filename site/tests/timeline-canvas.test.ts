/** A timeline of so many events that it is painted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording } from '../../scripts/recording/types.ts';
import { kinds, openSite } from './site.ts';

const site = await openSite();

test('a run of thousands of events is painted, answers the same, and is printed as a drawing', async () => {
	const page = await site.open(kinds.view);
	const buffer = Buffer.from(JSON.stringify(crowded()));
	await page.locator('[data-file]').setInputFiles({ name: 'many.json', mimeType: 'application/json', buffer });
	const picture = page.locator('.picture-place');
	await picture.locator('.picture canvas').waitFor();
	await picture.scrollIntoViewIfNeeded();
	const place = await picture.boundingBox();
	assert.ok(place);
	const { x, y, width } = place;
	await page.mouse.move(x + width / 2, y + 75);
	await page.keyboard.down('Control');
	for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -100);
	await page.keyboard.up('Control');
	await page.locator('.overview.part').waitFor();
	await page.mouse.move(x + width / 2 + 1, y + 76);
	await page.locator('.card', { hasText: 'main.ts' }).waitFor();
	await page.emulateMedia({ media: 'print' });
	await picture.locator('svg.picture').waitFor({ state: 'attached' });
	await page.emulateMedia({ media: 'screen' });
	await picture.locator('.picture canvas').waitFor();
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

/** One lane with more marks than SVG bears. */
function crowded(): Recording {
	const at = (t: number) => ({ t, lane: 'P1' });
	const marks = Array.from({ length: 3000 }, (_, n) => ({
		...at(1000 + n * 50),
		...{ kind: 'mark' as const, name: 'step', detail: { n }, at: 'main.ts:3' },
	}));
	return {
		header: {
			...{ format: 'interleave', version: 1, command: ['node', 'main.ts'], node: '26.10.0', platform: 'linux-x64' },
			...{ cores: 2, captured: ['probe'], durationUs: 160_000, exit: { code: 0, signal: null } },
		},
		lanes: [{ id: 'P1', kind: 'process', name: 'main.ts', argv: ['node', 'main.ts'] }],
		events: [
			{ ...at(0), kind: 'start', seen: 'exact' },
			{ ...at(500), kind: 'state', state: 'running' },
			...marks,
			{ ...at(160_000), kind: 'exit', code: 0, signal: null, seen: 'exact' },
		],
	};
}
