import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../../scripts/setup/browser.ts';
import { serve } from './serve.ts';
import { dist, kinds, lessons } from './site.ts';

const PAGE_KB = 90;
const SCRIPT_KB = 40;

const server = await serve(dist);
const browser = await launchBrowser();
test.after(async () => {
	await browser.close();
	server.close();
});

for (const path of [kinds.home, ...lessons]) {
	test(`${path || 'home'} stays under ${PAGE_KB} KB, ${SCRIPT_KB} KB of them script`, async (t) => {
		const { all, script, words } = sums(await weigh(path));
		t.diagnostic(words);
		assert.ok(script <= SCRIPT_KB, `${script.toFixed(1)} KB of script`);
		assert.ok(all <= PAGE_KB, `${all.toFixed(1)} KB without fonts`);
	});
}

function sums(weights: Record<string, number>) {
	const words = Object.entries(weights).map(([kind, kb]) => `${kind} ${kb.toFixed(1)} KB`);
	const all = Object.entries(weights).reduce((sum, [kind, kb]) => sum + (kind === 'font' ? 0 : kb), 0);
	return { all, script: weights.script ?? 0, words: words.join(', ') };
}

/** What is sent before anybody touches the page: gzipped kilobytes by kind. */
async function weigh(path: string): Promise<Record<string, number>> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const sent: Promise<[string, number]>[] = [];
	page.on('response', (response) => {
		const kind = response.request().resourceType();
		const bytes = response.body().then(
			(body) => gzipSync(body).length,
			() => 0,
		);
		sent.push(bytes.then((length) => [kind, length / 1000]));
	});
	await page.goto(server.url + path, { waitUntil: 'networkidle' });
	const weights: Record<string, number> = {};
	for (const [kind, kb] of await Promise.all(sent)) weights[kind] = (weights[kind] ?? 0) + kb;
	await context.close();
	return weights;
}
