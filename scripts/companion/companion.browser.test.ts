import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import { writeRecording } from '../recording/stored.ts';
import { launchBrowser } from '../setup/browser.ts';
import { firstRace } from '../timeline/fixtures/first-race.ts';
import { companionOf, post, site, traceOf } from './fixture.ts';
import { launchPage } from './launch-page.ts';

/** The built site that is served. */
const dist = path.resolve(process.env.INTERLEAVE_DIST ?? path.join(import.meta.dirname, '../../dist'));

const browser = await launchBrowser();
after(() => browser.close());

/** The paths of all built pages. */
function pages(): string[] {
	const files = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => file.endsWith('index.html'))
		.map((file) => `/${path.dirname(file).replace(/^\.$/, '')}`);
}

/** A page that keeps what its content policy forbade. */
async function openPage() {
	const page = await browser.newPage();
	const forbidden: string[] = [];
	await page.exposeFunction('forbid', (what: string) => forbidden.push(what));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) => {
			const { forbid } = globalThis as unknown as { forbid(what: string): void };
			forbid(`${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
		});
	});
	return { page, forbidden };
}

test('pagePolicy() forbids nothing that the built pages do, search included', async (t) => {
	const { url, launchUrl } = await companionOf(t, site(t), { dist });
	const { page, forbidden } = await openPage();
	await page.goto(launchUrl);
	// What they do once they are idle, and search under each policy, is looked at in site/tests/.
	for (const where of pages()) await page.goto(new URL(where, url).href);
	await page.goto(url);
	await page.keyboard.press('Control+k');
	await page.locator('.pagefind-ui__search-input').fill('process');
	await page.locator('.pagefind-ui__result').first().waitFor();
	assert.deepEqual(forbidden, []);
});

test('launchPage() brings a browser to the site with the token, past the guard', async (t) => {
	const root = site(t);
	const { url, launchUrl } = await companionOf(t, root, { dist });
	const { page } = await openPage();
	await page.goto(launchPage(root, launchUrl));
	await page.waitForURL((at) => at.href.startsWith(url));
	assert.equal(await page.evaluate(() => fetch('/api/status').then((answer) => answer.status)), 200);
});

test('a link with a token that is not ours takes nothing from a reader who has it', async (t) => {
	const companion = await companionOf(t, site(t), { dist });
	const { page } = await openPage();
	const run = page.locator('il-lab [data-do="run"]').first();
	const lab = `${companion.url}labs/sharing/first-race/`;
	await page.goto(`${lab}#token=${companion.token}`);
	await run.waitFor();
	await page.goto('about:blank');
	await page.goto(`${lab}#token=${'0'.repeat(companion.token.length)}`);
	await run.waitFor();
	await page.goto('about:blank');
	await page.goto(lab);
	await run.waitFor();
});

test('the viewer shows what the command handed over, and fetches from the https address that it is given', async (t) => {
	const companion = await companionOf(t, site(t), { dist });
	const { page, forbidden } = await openPage();
	const recordings = [{ name: 'server.js', text: writeRecording(firstRace) }];
	const sources = [{ name: 'main.ts', text: "console.log('mine');\n" }];
	const { id } = (await (await post(companion, 'api/recordings', { recordings, sources })).json()) as { id: string };
	await page.goto(`${companion.url}view/?kept=${id}#token=${companion.token}`);
	await page.getByText('server.js · Node').waitFor();
	assert.match(await page.locator('[data-source="main.ts"]').innerText(), /'mine'/);
	await page.goto(`${companion.url}view/?kept=${'0'.repeat(32)}`);
	await page.getByText('no longer keeps this recording').waitFor();
	assert.match(await page.locator('[data-refused]').innerText(), /interleave -- view FILE/);

	const headers = { 'access-control-allow-origin': '*' };
	await page.route('https://recordings.example/**', (route) =>
		route.fulfill({ body: writeRecording(firstRace), headers, contentType: 'application/json' }),
	);
	// From the fragment, which a companion does not see, it goes into the query, which it does.
	await page.goto(`${companion.url}view/#from=https://recordings.example/far.json`);
	await page.getByText('far.json · Node').waitFor();
	assert.deepEqual(forbidden, []);
	const other = await page.evaluate(() => fetch('https://other.example/').catch((error) => error.name));
	assert.equal(other, 'TypeError');
	while (forbidden.length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
	assert.match(forbidden.join(), /connect-src https:\/\/other\.example/);
});

test('pagePolicy() forbids what was not built into a page', async (t) => {
	const { url } = await companionOf(t, site(t), { dist });
	const { page, forbidden } = await openPage();
	await page.goto(url);
	await page.evaluate(() => {
		Object.assign(window, { told: 0 });
		document.addEventListener('securitypolicyviolation', () => (window as unknown as { told: number }).told++);
		document.body.insertAdjacentHTML(
			'beforeend',
			'<img src="x:" onerror="window.got = 1"><iframe src="//evil.example">',
		);
		document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.got = 2' }));
	});
	await page.waitForFunction(() => (window as { told?: number }).told === 4);
	assert.equal(await page.evaluate(() => (window as { got?: number }).got), undefined);
	const directives = forbidden.map((what) => what.split(' ')[1]).sort();
	assert.deepEqual(directives, ['frame-src', 'img-src', 'script-src-attr', 'script-src-elem']);
});

test('guard() keeps a page of another origin from starting or reading anything, even with the token', async (t) => {
	const root = site(t);
	const { url, token } = await companionOf(t, root, { dist });
	const stranger = http.createServer((_, response) => response.setHeader('content-type', 'text/html').end('<body>'));
	stranger.listen(0, '127.0.0.1');
	await once(stranger, 'listening');
	t.after(() => stranger.close());
	const { page } = await openPage();
	await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`);
	const read = await page.evaluate(attack, { url, token });
	assert.deepEqual(read, []);
	assert.ok(!fs.existsSync(traceOf(root)) && !fs.existsSync(path.join(root, 'my')));
});

/** Runs in the page: what a hostile page can send. Gives what it could read. */
async function attack({ url, token }: { url: string; token: string }): Promise<string[]> {
	const read: string[] = [];
	const runs = `${url}api/runs`;
	const json = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
	const requests: [string, RequestInit][] = [
		[`${url}api/status`, {}],
		[runs, { method: 'POST', headers: json, body: '{"lab":"t/trace"}' }],
		[runs, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"lab":"t/trace"}' }],
		[runs, { method: 'POST', mode: 'no-cors', body: '{"lab":"t/trace"}' }],
		[`${url}api/checks`, { method: 'POST', headers: json, body: '{"lab":"t/trace","files":{"main.ts":""}}' }],
		[`${url}api/mine`, { method: 'POST', headers: json, body: '{"lab":"t/trace","files":{"main.ts":""}}' }],
		[`${url}api/mine/t/trace`, { headers: json }],
		[`${url}api/progress`, { headers: json }],
		[`${url}api/progress`, { method: 'POST', mode: 'no-cors', body: '{"progress":{"version":1}}' }],
	];
	for (const [target, options] of requests) {
		try {
			const text = await (await fetch(target, options)).text();
			if (text !== '') read.push(text);
		} catch {
			// What is wanted.
		}
	}
	const settled = (target: EventTarget) =>
		new Promise<string>((resolve) => {
			for (const type of ['load', 'open', 'error']) target.addEventListener(type, () => resolve(type), { once: true });
		});
	const script = Object.assign(document.createElement('script'), { src: `${url}api/status` });
	const image = Object.assign(document.createElement('img'), { src: `${url}favicon.svg` });
	document.body.append(script, image);
	const outcomes = [script, image, new EventSource(`${url}api/runs`), new WebSocket(url.replace('http', 'ws'))].map(
		settled,
	);
	for (const outcome of await Promise.all(outcomes)) if (outcome !== 'error') read.push(outcome);

	const frame = Object.assign(document.createElement('iframe'), { name: 'target' });
	const form = Object.assign(document.createElement('form'), {
		method: 'POST',
		action: runs,
		target: 'target',
		enctype: 'text/plain',
	});
	form.append(Object.assign(document.createElement('input'), { name: '{"lab":"t/trace","x":"', value: '"}' }));
	document.body.append(frame, form);
	const answered = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
	form.submit();
	await answered;
	return read;
}
