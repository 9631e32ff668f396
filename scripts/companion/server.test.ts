import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { lab, write } from '../labs/fixture.ts';
import { findCompanion } from './find-companion.ts';
import { companionOf, linesOf, post, raw, request, site, statusOf, tokenIn } from './fixture.ts';
import { startCompanion } from './server.ts';

test('startCompanion() serves pages with the scripts that they were built with, and no others', async (t) => {
	const root = site(t);
	const { url } = await companionOf(t, root);
	const page = await fetch(url);
	assert.equal(page.status, 200);
	const policy = page.headers.get('content-security-policy') ?? '';
	assert.match(policy, /script-src 'self' 'sha256-[^']+' 'wasm-unsafe-eval';/);
	assert.match(policy, /frame-ancestors 'none'/);
	assert.equal(page.headers.get('cache-control'), 'no-cache');
	assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
	write(root, { 'dist/index.html': '<!doctype html><script>other()</script>' });
	assert.notEqual((await fetch(url)).headers.get('content-security-policy'), policy);
});

test('startCompanion() lets browsers keep what is named by its content, and asks them to check the rest', async (t) => {
	const { url, host, port } = await companionOf(t, site(t));
	const asset = await fetch(new URL('_astro/x.abc.js', url));
	assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable');
	const part = await fetch(new URL('lesson/', url), { headers: { range: 'bytes=0-8' } });
	assert.equal(part.status, 206);
	assert.equal(await part.text(), '<!doctype');
	const etag = (await fetch(url)).headers.get('etag') ?? '';
	assert.equal(statusOf(await raw(port, request('GET', '/', { host, 'if-none-match': etag }))), 304);
	const folder = await fetch(new URL('lesson', url), { redirect: 'manual' });
	assert.equal(folder.status, 301);
	assert.match(folder.headers.get('location') ?? '', /^\/lesson\/$/);
});

test('startCompanion() answers with the page of the site for what is not there', async (t) => {
	const { url, token } = await companionOf(t, site(t));
	const missing = await fetch(new URL('nothing/', url));
	assert.equal(missing.status, 404);
	assert.match(await missing.text(), /Not here/);
	const answer = await fetch(new URL('api/nothing', url), { headers: { authorization: `Bearer ${token}` } });
	assert.equal(answer.status, 404);
	assert.ok(((await answer.json()) as { remedy: string }).remedy);
});

test('startCompanion() says how to build a site that is not built', async (t) => {
	const { url } = await companionOf(t, site(t), { dist: path.join(site(t), 'none') });
	const answer = await fetch(url);
	assert.equal(answer.status, 503);
	assert.match(await answer.text(), /npm run build/);
});

test('startCompanion() tells pages whether their token is right', async (t) => {
	const { url, token } = await companionOf(t, site(t));
	const ask = async (authorization?: string) => {
		const answer = await fetch(new URL('api/status', url), authorization ? { headers: { authorization } } : {});
		const { interleave, token } = (await answer.json()) as { interleave: string; token: string };
		return [interleave, token];
	};
	assert.deepEqual(await ask(), ['1.2.3', 'missing']);
	assert.deepEqual(await ask(`Bearer ${token}`), ['1.2.3', 'valid']);
	assert.deepEqual(await ask(`Bearer ${'0'.repeat(64)}`), ['1.2.3', 'wrong']);
});

test('startCompanion() takes the next port where one is taken', async (t) => {
	const blocker = net.createServer().listen(0, '127.0.0.1');
	await once(blocker, 'listening');
	t.after(() => blocker.close());
	const { port } = blocker.address() as net.AddressInfo;
	const companion = await companionOf(t, site(t), { port });
	assert.notEqual(companion.port, port);
	assert.equal((await fetch(companion.url)).status, 200);
});

test('startCompanion() keeps the token over a restart, so that open tabs go on working', async (t) => {
	const root = site(t);
	const first = await startCompanion({ root, port: 0 });
	await first.close();
	const { token } = await companionOf(t, root);
	assert.equal(tokenIn(first), token);
});

test('startCompanion() trusts a development server in front of it, on this machine only', async (t) => {
	const behind = 'http://127.0.0.1:4321';
	const { port, launchUrl } = await companionOf(t, site(t), { behind });
	assert.ok(launchUrl.startsWith(`${behind}/#token=`));
	const answer = await raw(port, request('GET', '/api/status', { host: '127.0.0.1:4321', origin: behind }));
	assert.equal(statusOf(answer), 200);
	await assert.rejects(startCompanion({ root: site(t), port: 0, behind: 'http://evil.example' }), /loopback/);
});

test('findCompanion() finds the running one of this checkout, and no other', async (t) => {
	const root = site(t);
	assert.equal(await findCompanion(root), undefined);
	const companion = await startCompanion({ root, port: 0 });
	const other = site(t);
	assert.equal((await findCompanion(root))?.launchUrl, companion.launchUrl);
	assert.equal(await findCompanion(other), undefined);
	fs.cpSync(path.join(root, '.interleave/companion.json'), path.join(other, '.interleave/companion.json'));
	const note = fs.readFileSync(path.join(root, '.interleave/companion.json'), 'utf8');
	await companion.close();
	assert.equal(await findCompanion(root), undefined);
	write(root, { '.interleave/companion.json': note });
	const stranger = await companionOf(t, site(t), { port: companion.port });
	assert.equal(stranger.port, companion.port);
	assert.equal(await findCompanion(root), undefined);
});

/** Where a process is waited for to end: a failure shows as one that never does. */
const PATIENT = { timeout: 60_000 };

const ENDLESS = `import { spawn } from 'node:child_process';
	process.on('SIGTERM', () => {});
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
	console.log(process.pid, child.pid);
	process.stdout.write('', () => { while (true) {} });`;

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
	test(`startCompanion() leaves no process behind when it gets ${signal}`, PATIENT, async (t) => {
		const root = site(t, lab('t/endless', { 'main.ts': ENDLESS }));
		const companion = spawn(
			process.execPath,
			['--disable-sigusr1', path.join(import.meta.dirname, 'fixture-main.ts'), root],
			{
				stdio: ['ignore', 'pipe', 'inherit'],
			},
		);
		t.after(() => companion.kill('SIGKILL'));
		const launchUrl = String((await once(companion.stdout, 'data'))[0]).trim();
		const lines = linesOf(
			await post({ url: launchUrl, token: tokenIn({ launchUrl }) }, '/api/runs', { lab: 't/endless' }),
		);
		let pids: number[] = [];
		while (pids.length === 0) {
			const { value } = await lines.next();
			if (value && 'kind' in value && value.kind === 'out') pids = value.text!.trim().split(' ').map(Number);
		}
		companion.kill(signal);
		await once(companion, 'exit');
		while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 10));
	});
}

test('closeOnSignals() opens no debugger on SIGUSR1', PATIENT, async (t) => {
	const companion = spawn(process.execPath, [path.join(import.meta.dirname, 'fixture-main.ts'), site(t)]);
	t.after(() => companion.kill('SIGKILL'));
	let errors = '';
	companion.stderr.on('data', (chunk: Buffer) => {
		errors += chunk;
	});
	const url = String((await once(companion.stdout, 'data'))[0]).trim();
	companion.kill('SIGUSR1');
	assert.equal((await fetch(new URL('/api/status', url))).status, 200);
	companion.kill('SIGTERM');
	await once(companion, 'close');
	assert.doesNotMatch(errors, /Debugger/);
});

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !fs.readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return false;
	}
}
