/** The viewer, with every way to give it a recording, and with files that are none. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { writeRecording } from '../../scripts/recording/stored.ts';
import { formatItem } from '../../scripts/recording/stream.ts';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { axeFinds } from './axe.ts';
import { drop, type GivenFile, paste, pick } from './give-file.ts';
import { HOSTILE, hostile } from './hostile.ts';
import { kinds, openSite, root } from './site.ts';

const site = await openSite();
const stored = writeRecording(firstRace);
const { exit: _, durationUs: __, ...beginning } = firstRace.header;
/** As a run writes it that is killed: no end, and its last line torn. */
const cutOff = [
	{ header: beginning },
	...firstRace.lanes.map((newLane) => ({ newLane })),
	...firstRace.events.slice(0, 12),
]
	.map((item) => formatItem(item))
	.join('')
	.slice(0, -9);
const program = fs.readFileSync(path.join(root, 'labs/sharing/first-race/main.ts'), 'utf8');

test('the viewer shows what is opened, dropped, pasted or named, and sends none of it', async () => {
	const asked: string[] = [];
	const page = await site.open(kinds.view, { reducedMotion: 'reduce' }, (blank) =>
		blank.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`)),
	);
	const shown = page.locator('[data-shown]');
	const stage = page.locator('[data-stage]');

	await pick(page, { name: 'run.json', content: stored });
	await page.getByText('run.json · Node').waitFor();
	await shown.locator('[data-timeline] :is(svg.timeline, canvas)').first().waitFor();
	assert.match(await stage.locator('.transcript').innerText(), /Seats sold/);
	assert.equal(await shown.locator('[data-cut]').isVisible(), false);
	assert.equal(await shown.locator('[data-program]').isVisible(), false);
	assert.match(await stage.locator('.claims').innerText(), /✓/);

	await drop(page, [{ name: 'main.ts', content: program }]);
	await shown.locator('[data-source="main.ts"] .pens i').first().waitFor();

	await drop(page, [
		{ name: 'killed.jsonl', content: cutOff },
		{ name: 'w.ts', content: 'other();' },
	]);
	await page.getByText('killed.jsonl · Node').waitFor();
	assert.ok(await shown.locator('[data-cut]').isVisible());
	assert.equal(await shown.locator('[data-source]').count(), 1);

	await pick(page, { name: 'packed.json.gz', content: gzipSync(stored) });
	await page.getByText('packed.json.gz · Node').waitFor();
	await paste(page, cutOff);
	await page.getByText('the pasted text · Node').waitFor();

	await page
		.locator('[data-beside]')
		.setInputFiles([{ name: 'beside.json', mimeType: '', buffer: Buffer.from(stored) }]);
	await page.getByText('beside.json · Node').waitFor();
	assert.ok(await page.locator('[data-pair] [data-run="lower"] [data-timeline]').isVisible());
	assert.equal(await stage.isVisible(), false);
	await pick(page, { name: 'alone.json', content: stored });
	await page.getByText('alone.json · Node').waitFor();
	assert.equal(await page.locator('[data-pair]').isVisible(), false);

	const long = 'A'.repeat(300);
	const named = stored
		.replaceAll('"name":"read"', `"name":"${long}"`)
		.replace('"command":["node"', `"command":["node","${long}"`);
	await page.setViewportSize({ width: 360, height: 800 });
	const overflows = () =>
		page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	await pick(page, { name: 'long.json', content: named.replace('Seats sold', long) });
	await page.getByText('long.json · Node').waitFor();
	assert.equal(await overflows(), 0, 'a word that is longer than the page');
	await drop(page, [
		{ name: 'long.json', content: named.replaceAll(/Seats \w+/g, long) },
		{ name: 'short.json', content: stored },
	]);
	await page.getByText('short.json · Node').waitFor();
	assert.equal(await overflows(), 0, 'two of them');
	await page.setViewportSize({ width: 1280, height: 900 });

	await drop(page, [
		{ name: 'one.json', content: stored },
		{ name: 'two.json', content: stored },
		{ name: 'three.json', content: stored },
	]);
	await page.getByText('Left out: three.json').waitFor();
	assert.ok(await page.locator('[data-pair] [data-run="lower"] [data-timeline]').isVisible());
	assert.equal(await stage.isVisible(), false);
	await drop(page, [{ name: 'main.ts', content: program }]);
	await page.getByText('beside one run alone. Left out: main.ts').waitFor();

	const elsewhere = asked.filter(
		(request) => !request.startsWith(`GET ${site.url}`) && !/^GET (data|blob):/.test(request),
	);
	assert.deepEqual(elsewhere, []);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('the viewer says what is wrong with a file, where, and what to do', async () => {
	const page = await site.open(kinds.view);
	const refused = page.locator('[data-refused]');
	const bad: [GivenFile, ...RegExp[]][] = [
		[
			{ name: 'kind.json', content: stored.replace('"kind":"mark"', '"kind":"mork"') },
			/^kind\.json is no recording that can be shown\./,
			/Line \d+\s+"kind" is "mork"; it must be one of start/,
			/\{"t":\d+,"lane":"P1\.T\d","kind":"mork"/,
			/Record it anew/,
		],
		[{ name: 'torn.json', content: stored.slice(0, 900) }, /Line \d+\s+this is not JSON: /, /Record it anew/],
		[
			{ name: 'later.json', content: stored.replace('"version":1', '"version":9') },
			/format version 9.*Update Interleave/,
		],
		[{ name: 'other.json', content: '{"name":"x"}' }, /no recording: it has no "header"/, /run --out/],
		[
			{ name: 'none.jsonl', content: formatItem({ header: beginning }) },
			/in which nothing was recorded\.\s+It was cut off/,
		],
		[{ name: 'list.json', content: '[1, 2]' }, /This is JSON, and no recording/],
		[{ name: 'page.html', content: '<!doctype html>\n<p>' }, /Line 1\s+this is not JSON.*\s+<!doctype html>/],
		[{ name: 'empty.json', content: '' }, /^empty\.json is empty\./],
		[{ name: 'picture.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]) }, /is not a text/],
		[
			{
				name: 'deep.json',
				content: stored.replace(/"kind":"mark"[^\n]*(?=\})/, `$&,"detail":${'['.repeat(3000)}${']'.repeat(3000)}`),
			},
			/Line \d+\s+values are nested more than 110 levels deep\./,
			/Record it anew/,
		],
		[{ name: 'main.ts', content: program }, /main\.ts is a program and not a recording.*\s+.*run --open main\.ts/],
	];
	for (const [file, ...says] of bad) {
		await pick(page, file);
		await refused.getByText(file.name).first().waitFor();
		for (const words of says) assert.match(await refused.innerText(), words, file.name);
		assert.equal(await page.locator('[data-shown]').isVisible(), false);
	}
	await pick(page, { name: 'good.json', content: stored });
	await page.getByText('good.json · Node').waitFor();
	assert.equal(await refused.isVisible(), false);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('the viewer shows the text of a run as text, whatever it says', async () => {
	const page = await site.open(kinds.view, { reducedMotion: 'reduce' });
	await drop(page, [
		{ name: `<img src=x onerror="window.hacked=1">\u202e.json`, content: writeRecording(hostile(firstRace)) },
		{ name: 'main.ts', content: `${HOSTILE}\n`.repeat(40) },
	]);
	await page.locator('[data-shown]').getByText('hacked').first().waitFor();
	await page.locator('[data-stage] summary').evaluateAll((all) => {
		for (const summary of all) (summary.parentElement as HTMLDetailsElement).open = true;
	});
	await page.getByRole('button', { name: 'One event on' }).click();
	await page
		.locator('[data-timeline]')
		.first()
		.click({ position: { x: 200, y: 90 } });
	const found = await page.locator('il-view').evaluate((view) => ({
		hacked: (globalThis as { hacked?: number }).hacked,
		elements: view.querySelectorAll('img, iframe, object, embed, script, [onerror], [onload], [style*="url("]').length,
		links: [...view.querySelectorAll('a')].map(({ href }) => href).filter((href) => /javascript|evil/.test(href)),
	}));
	assert.deepEqual(found, { hacked: undefined, elements: 0, links: [] });
	assert.doesNotMatch(await page.locator('[data-shown]').innerText(), /[\u202e\u0007\u001b]/, 'what reorders or hides');
	await drop(page, [{ name: '\u202enosj.json', content: `{"\u202e": \u0007` }]);
	await page.locator('[data-refused] .says').waitFor();
	assert.doesNotMatch(await page.locator('[data-refused]').innerText(), /[\u202e\u0007]/);
	assert.deepEqual(page.problems, []);
	await page.context().close();
});

test('the viewer fetches an address, goes to the moment of a link, and makes files for other programs', async () => {
	const address = (from: string) => `${kinds.view}?from=${encodeURIComponent(from)}`;
	const race = `${address('/labs/sharing/first-race/recording.json')}&program=%2Flabs%2Fsharing%2Ffirst-race%2Fmain.ts`;
	const page = await site.open(`${race}#run=view&t=130634&lane=P1.T2`);
	await page.getByText('recording.json · Node').waitFor();
	await page.locator('[data-source="main.ts"] .line.now').first().waitFor({ state: 'attached' });
	assert.deepEqual(await axeFinds(page), []);
	await page
		.locator('[data-moment]')
		.getByText(/130\.6|131 ms/)
		.first()
		.waitFor();
	for (const [button, name, text] of [
		['Chrome trace', 'recording.trace.json', /^\{"displayTimeUnit"/],
		['Sequence diagram', 'recording.sequence.mmd', /^sequenceDiagram/],
		['Terminal', 'recording.output.cast', /^\{"version":3/],
		['One page', 'recording.page.html', /^<!doctype html>[\s\S]*--paper[\s\S]*✓ held/],
		['Recording', 'recording.recording.json', /^\{"header":/],
	] as const) {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: button, exact: true }).click(),
		]);
		assert.equal(download.suggestedFilename(), name);
		// A browser that tests share keeps files to itself, and hands them over as streams.
		assert.match(String(Buffer.concat(await (await download.createReadStream()).toArray())), text);
	}
	assert.deepEqual(page.problems, []);

	// The lab's page offers the same as files.
	const file = await fetch(`${site.url}labs/sharing/mutex/none/recording.json`);
	assert.equal(await file.text(), fs.readFileSync(path.join(root, 'labs/sharing/mutex/recordings/none.json'), 'utf8'));

	const refused = page.locator('[data-refused]');
	for (const [from, says] of [
		['/no/such.json', /was answered with 404.*\s+Look whether the address is right/],
		[
			'https://recordings.example/r.json',
			/recordings\.example does not let pages of other sites read it.*\s+Download the file/,
		],
		['file:///etc/passwd', /is not an address that is fetched here/],
	] as const) {
		await page.goto(site.url + address(from));
		await refused.locator('.says').waitFor();
		assert.match(await refused.innerText(), says);
	}
	await page.goto(`${site.url}${address('/labs/sharing/first-race/recording.json')}&program=%2Fno%2Fsuch.ts`);
	await page.getByText(/such\.ts was answered with 404.* The run is shown without this file\./).waitFor();
	await page.locator('[data-stage] [data-timeline] svg.timeline').first().waitFor();
	assert.equal(await refused.isVisible(), false);

	// What is given later is what is wanted.
	await page.route('**/api/recordings/*', () => {});
	await page.goto(`${site.url}${kinds.view}?kept=ab12`, { waitUntil: 'commit' });
	await page.waitForRequest('**/api/recordings/*');
	const givenUp = page.waitForEvent('requestfailed');
	await drop(page, [{ name: 'newer.json', content: stored }]);
	await page.getByText('newer.json · Node').waitFor();
	assert.match((await givenUp).url(), /api\/recordings\/ab12$/);
	await page.getByRole('link', { name: 'two runs' }).click();
	await page.locator('[data-pair] [data-words]').getByText('sharing/mutex, none').first().waitFor();
	await page.getByRole('textbox', { name: 'or its address' }).fill('/labs/sharing/mutex/recording.json');
	await page.getByRole('button', { name: 'Fetch' }).click();
	await page.locator('[data-stage]').getByText('Total: 8').first().waitFor();
	await page.context().close();
});
