/** Sends the attacks that security.md lists (section 8) and holds that each is refused and that no program was started. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import { test } from 'node:test';
import vm from 'node:vm';
import { RUN, setUp } from './attack-fixture.ts';
import { bodyOf, companionOf, linesOf, post, raw, request, site, statusOf } from './fixture.ts';

test('guard() refuses other hosts, also on this port (38)', async (t) => {
	const { run, send, port } = await setUp(t);
	const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', `0.0.0.0:${port}`];
	const alike = [`localhost.evil:${port}`, `127.0.0.1:${port}.evil`, `127.0.0.1:${port}@evil`, `[::1]:${port}`, ''];
	for (const host of [...hosts, ...alike]) {
		assert.equal(statusOf(await run({ host })), 421, String(host));
		assert.equal(statusOf(await send('GET', '/', { host, origin: undefined })), 421, String(host));
	}
	assert.equal(statusOf(await run({ host: undefined })), 400);
});

test('guard() refuses pages of other origins, and those without one (39)', async (t) => {
	const { run, send, host, port } = await setUp(t);
	const origins = ['http://evil.example', 'null', `http://${host}.evil.example`, `https://${host}`, `http://${host}/`];
	for (const origin of [...origins, `http://localhost:${port}`, 'http://127.0.0.1:1', 'file://', '']) {
		const answer = await run({ origin });
		assert.equal(statusOf(answer), 403, String(origin));
		assert.doesNotMatch(answer, /access-control/i);
		assert.equal(statusOf(await send('GET', '/api/status', { origin })), 403, String(origin));
	}
});

test('guard() refuses requests without the token, wherever else one is given (40)', async (t) => {
	const { run, send, token } = await setUp(t);
	const wrong = ['', 'Bearer', `Basic ${token}`, `Bearer ${token.slice(1)}`, `Bearer ${'0'.repeat(64)}`, token];
	for (const authorization of [undefined, ...wrong]) {
		const answer = await run({ authorization });
		assert.equal(statusOf(answer), 401, String(authorization));
		assert.match(JSON.parse(bodyOf(answer)).remedy, /npm start/);
	}
	assert.equal(statusOf(await run({ authorization: undefined, cookie: `token=${token}` })), 401);
	const target = `/api/runs?token=${token}`;
	assert.equal(statusOf(await send('POST', target, { authorization: undefined }, RUN)), 401);
});

test('guard() refuses what a form can send (41)', async (t) => {
	const { run } = await setUp(t);
	const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
	for (const type of [undefined, '', 'application/jsonp', 'text/plain; application/json', ...types]) {
		assert.equal(statusOf(await run({ 'content-type': type })), 415, String(type));
	}
});

test('guard() refuses all methods but POST where something would change (42)', async (t) => {
	const { send } = await setUp(t);
	for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
		for (const target of ['/api/runs', '/api/runs?lab=t/trace', '/api/runs/x/stop']) {
			const answer = await send(method, target, {});
			assert.equal(statusOf(answer), 405, `${method} ${target}`);
			assert.match(answer, /^allow: POST\r$/im);
		}
	}
	assert.equal(statusOf(await send('POST', '/', {}, RUN)), 405);
});

test('guard() refuses what other sites ask without an Origin, but follows links to pages (43)', async (t) => {
	const { run, send } = await setUp(t);
	for (const site of ['cross-site', 'same-site']) {
		assert.equal(statusOf(await run({ origin: undefined, 'sec-fetch-site': site })), 403, String(site));
		const embedded = {
			origin: undefined,
			'sec-fetch-site': site,
			'sec-fetch-mode': 'no-cors',
			'sec-fetch-dest': 'image',
		};
		assert.equal(statusOf(await send('GET', '/_astro/x.abc.js', embedded)), 403, String(site));
		const framed = { ...embedded, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
		assert.equal(statusOf(await send('GET', '/', framed)), 403, String(site));
		const followed = { ...embedded, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
		assert.equal(statusOf(await send('GET', '/', followed)), 200, site);
		assert.equal(statusOf(await send('POST', '/api/runs', followed, RUN)), 403, String(site));
	}
});

test('guard() grants no preflight (44)', async (t) => {
	const { send, host } = await setUp(t);
	const asks = { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' };
	for (const [origin, status] of [
		['http://evil.example', 403],
		['null', 403],
		[`http://${host}`, 405],
	] as const) {
		const answer = await send('OPTIONS', '/api/runs', { origin, ...asks, authorization: undefined });
		assert.equal(statusOf(answer), status, String(origin));
		assert.doesNotMatch(answer, /access-control-allow/i);
	}
});

test('guard() has nothing to upgrade to and no event stream (45)', async (t) => {
	const { send, host } = await setUp(t);
	const upgrade = {
		connection: 'Upgrade',
		upgrade: 'websocket',
		'sec-websocket-version': '13',
		'sec-websocket-key': 'x',
	};
	for (const origin of [undefined, `http://${host}`]) {
		for (const target of ['/', '/api/runs']) {
			assert.equal(statusOf(await send('GET', target, { ...upgrade, origin })), 400, target);
		}
	}
	assert.equal(statusOf(await send('GET', '/api/runs', { accept: 'text/event-stream' })), 405);
});

test('guard() refuses targets that are no plain path (46)', async (t) => {
	const { send, host, port } = await setUp(t);
	const targets = [
		'/..%2fpackage.json',
		'/%2e%2e/package.json',
		'/../package.json',
		'/a/../../package.json',
		'//evil.example/',
	];
	const forms = [`http://${host}/api/status`, 'http://evil.example/', '/#/..', '/%00', '/a%5c..', '/%ff', '*'];
	for (const target of [...targets, ...forms]) {
		assert.equal(statusOf(await send('GET', target, {})), 400, target);
	}
	assert.equal(statusOf(await send('POST', `http://${host}/api/runs`, {}, RUN)), 400);
	assert.equal(await raw(port, request('CONNECT', host, { host })), '');
	assert.equal(statusOf(await send('GET', '/.hidden', {})), 404);
	assert.equal(statusOf(await send('GET', '/dist/index.html', {})), 404);
});

test('startCompanion() reads no large body (47)', async (t) => {
	const { send, run, port, host, token } = await setUp(t);
	assert.equal(statusOf(await run({ 'content-length': String(10 * 1024 * 1024) })), 413);
	const headers = {
		host,
		authorization: `Bearer ${token}`,
		'content-type': 'application/json',
		'transfer-encoding': 'chunked',
	};
	const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
	const answer = await raw(port, request('POST', '/api/runs', headers) + chunk.repeat(9), (text) => text.includes('}'));
	assert.equal(statusOf(answer), 413);
	assert.equal(statusOf(await send('POST', '/api/runs', {}, '{"lab":')), 400);
	assert.equal(statusOf(await send('POST', '/api/runs', {}, '{"lab":"t/trace","__proto__":{}}')), 400);
});

test('startCompanion() does not wait for slow requests (47)', async (t) => {
	const companion = await companionOf(t, site(t), { patienceMs: 200 });
	const { host, token, port } = companion;
	const headers = {
		host,
		authorization: `Bearer ${token}`,
		'content-type': 'application/json',
		'content-length': '100',
	};
	assert.equal(statusOf(await raw(port, request('POST', '/api/runs', headers))), 408);
	assert.equal(statusOf(await raw(port, 'GET / HTTP/1.1\r\nhost: ')), 408);
	assert.equal((await fetch(companion.url)).status, 200);
});

test('startCompanion() slows down who asks too often, and starts none of a thousand runs of a stranger (47)', async (t) => {
	const { run } = await setUp(t);
	const answers = await Promise.all(Array.from({ length: 1000 }, () => run({ authorization: undefined })));
	const counts = Object.groupBy(answers.map(statusOf), String);
	assert.ok((counts[429]?.length ?? 0) > (counts[401]?.length ?? 0), JSON.stringify(counts));
});

test('startCompanion() listens on loopback alone (49)', async (t) => {
	const { port } = await setUp(t);
	const own = Object.values(os.networkInterfaces())
		.flat()
		.filter((at) => at && !at.internal && at.family === 'IPv4');
	for (const at of [...own, { address: '127.0.0.2' }]) {
		const outcome = await new Promise((resolve) => {
			const socket = net.connect(port, at!.address, () => resolve('connected'));
			socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
		});
		assert.notEqual(outcome, 'connected', at!.address);
	}
});

test('startCompanion() gives scripts of other pages nothing to read (50)', async (t) => {
	const { send } = await setUp(t);
	for (const target of ['/api/status', '/api/runs', '/api/nothing']) {
		const embedded = {
			origin: undefined,
			'sec-fetch-site': 'cross-site',
			'sec-fetch-mode': 'no-cors',
			'sec-fetch-dest': 'script',
		};
		const refused = await send('GET', target, embedded);
		assert.equal(statusOf(refused), 403);
		const served = await send('GET', target, {});
		for (const answer of [refused, served]) {
			assert.match(answer, /^x-content-type-options: nosniff\r$/im);
			assert.match(answer, /^cross-origin-resource-policy: same-origin\r$/im);
			assert.match(answer, /^content-type: application\/json/im);
			assert.throws(() => new vm.Script(bodyOf(answer)), SyntaxError);
		}
	}
});

test('startCompanion() tells the token to nobody (51)', async (t) => {
	const program = `import fs from 'node:fs';
		const read = (name: string) => { try { return fs.readFileSync(\`/proc/\${name}\`, 'latin1'); } catch { return ''; } };
		console.log(JSON.stringify([process.argv, process.execArgv, process.env]), read('self/environ'), read(\`\${process.ppid}/cmdline\`));`;
	const root = site(t, { 'labs/t/trace/main.ts': program });
	const companion = await companionOf(t, root);
	const { token, url, host, port } = companion;
	let told = url;
	for await (const item of linesOf(await post(companion, 'api/runs', { lab: 't/trace' }))) told += JSON.stringify(item);
	assert.match(told, /"exit":\{"code":0/);
	for (const target of ['/', '/api/status', '/nothing']) {
		const answer = await raw(port, request('GET', target, { host, authorization: `Bearer ${token}` }));
		assert.match(answer, /^referrer-policy: no-referrer\r$/im);
		told += answer;
	}
	told +=
		fs.readFileSync(`${root}/.interleave/companion.json`, 'utf8') + process.argv.join() + JSON.stringify(process.env);
	assert.ok(!told.includes(token));
});
