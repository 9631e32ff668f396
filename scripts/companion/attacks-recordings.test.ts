/** Attacks on the recordings that the companion keeps for the viewer, and on what the viewer may fetch. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp } from './attack-fixture.ts';
import { bodyOf, raw, request, statusOf } from './fixture.ts';

const RECORDINGS = '{"recordings":[{"name":"r.json","text":"kept text"}]}';

test('startCompanion() gives no kept recording to who has no token, and names none', async (t) => {
	const { send } = await setUp(t);
	const kept = await send('POST', '/api/recordings', {}, RECORDINGS);
	assert.equal(statusOf(kept), 201);
	const { id } = JSON.parse(bodyOf(kept));
	const targets = [id, `${id}/`, '', '0'.repeat(32), '..', `${id}?token=x`].map((end) => `/api/recordings/${end}`);
	const disguised = [`/api/%72ecordings/${id}`, `/%61pi/recordings/${id}`, `/api/recordings%2f${id}`];
	for (const target of [...targets, ...disguised]) {
		for (const authorization of [undefined, `Bearer ${'0'.repeat(64)}`]) {
			const answer = await send('GET', target, { authorization });
			assert.ok([400, 401].includes(statusOf(answer)), `${target}: ${statusOf(answer)}`);
			assert.ok(!bodyOf(answer).includes('kept text'), target);
		}
	}
	const stranger = { origin: 'http://evil.example' };
	assert.equal(statusOf(await send('GET', `/api/recordings/${id}`, stranger)), 403);
	const embedded = { origin: undefined, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' };
	assert.equal(statusOf(await send('GET', `/api/recordings/${id}`, embedded)), 403);
	for (const method of ['HEAD', 'DELETE', 'PUT', 'POST'])
		assert.equal(statusOf(await send(method, `/api/recordings/${id}`, {})), 405, method);
	assert.equal(statusOf(await send('GET', '/api/recordings', {})), 405);
	const own = await send('GET', `/api/recordings/${id}`, {});
	assert.equal(statusOf(own), 200);
	assert.match(own, /^content-security-policy: default-src 'none'/im);
	assert.match(own, /^content-type: application\/json/im);
});

test('startCompanion() keeps nothing that a stranger sends, and reads no path that is named (47)', async (t) => {
	const { send, root, port, host, token } = await setUp(t);
	for (const [headers, status] of [
		[{ authorization: undefined }, 401],
		[{ origin: 'http://evil.example' }, 403],
		[{ 'content-type': 'text/plain' }, 415],
		[{ 'content-length': String(65 * 1024 * 1024) }, 413],
	] as const)
		assert.equal(statusOf(await send('POST', '/api/recordings', headers, RECORDINGS)), status, JSON.stringify(headers));
	const paths = `{"recordings":[{"name":"${root}/package.json","text":"t"}],"sources":[{"name":"/etc/passwd","text":""}]}`;
	const { id } = JSON.parse(bodyOf(await send('POST', '/api/recordings', {}, paths)));
	const { recordings, sources } = JSON.parse(bodyOf(await send('GET', `/api/recordings/${id}`, {})));
	assert.deepEqual([recordings[0].text, sources[0].text], ['t', '']);
	assert.equal(statusOf(await send('POST', '/api/recordings', {}, '{"recordings":["package.json"]}')), 400);
	assert.equal(statusOf(await send('POST', '/api/runs', { 'content-length': String(1024 * 1024) })), 413);
	const slow = {
		host,
		authorization: `Bearer ${token}`,
		'content-type': 'application/json',
		'transfer-encoding': 'chunked',
	};
	const piece = `1000000\r\n${' '.repeat(0x1000000)}\r\n`;
	const answer = await raw(port, request('POST', '/api/recordings', slow) + piece.repeat(5), (text) =>
		text.includes('}'),
	);
	assert.equal(statusOf(answer), 413);
});

test('startCompanion() lets the viewer fetch from the https origin that was named, and no other page from any', async (t) => {
	const { send } = await setUp(t);
	const connects = async (target: string) =>
		/connect-src ([^;]*);/.exec(await send('GET', target, { origin: undefined }))?.[1];
	const named = (from: string) => connects(`/view/?from=${encodeURIComponent(from)}`);
	assert.equal(await connects('/view/'), `'self'`);
	assert.equal(await named('https://a.example/r.json'), `'self' https://a.example`);
	assert.equal(await named('https://a.example:8443/x?y'), `'self' https://a.example:8443`);
	const others = [
		'http://192.168.0.1/',
		'http://127.0.0.1:1/',
		'//a.example/',
		'file:///etc/passwd',
		'data:,',
		'../x.json',
	];
	for (const from of [...others, 'https://a.example;script-src *', 'https://*', "https://'unsafe-eval'"])
		assert.equal(await named(from), `'self'`, from);
	assert.equal(await connects('/lesson/?from=https://a.example/'), `'self'`);
});
