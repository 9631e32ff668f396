import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, guard, tokenOf } from './guard.ts';

const ORIGIN = 'http://127.0.0.1:4747';
const HEADERS = { host: '127.0.0.1:4747', 'content-type': 'application/json', authorization: 'Bearer aa' };
const judge = guard({ origins: [ORIGIN], isToken: (given) => given === 'aa', take: () => true });
const ask = (method: string, target: string, headers: Asked['headers']) =>
	judge({ method, target, headers })?.status ?? 'passes';

test('guard() lets pages, their files and the status pass', () => {
	const { host } = HEADERS;
	for (const target of ['/', '/lesson/?a=b%2fc', '/_astro/x.js', '/%C3%A9/', '/api/status']) {
		assert.equal(ask('GET', target, { host }), 'passes', target);
		assert.equal(ask('HEAD', target, { host, 'sec-fetch-site': 'same-origin' }), 'passes', target);
	}
	assert.equal(ask('GET', '/', { host, 'sec-fetch-site': 'none' }), 'passes');
});

test('guard() lets runs pass, with an Origin as browsers send it and without one', () => {
	assert.equal(ask('POST', '/api/runs', HEADERS), 'passes');
	assert.equal(ask('POST', '/api/runs', { ...HEADERS, origin: ORIGIN }), 'passes');
	assert.equal(
		ask('POST', '/api/runs/1f/stop', { ...HEADERS, 'content-type': 'application/json; charset=UTF-8' }),
		'passes',
	);
});

test('guard() says for each path which methods it takes', () => {
	const allowed = {
		'/': 'GET, HEAD',
		'/lesson/': 'GET, HEAD',
		'/api/status': 'GET, HEAD',
		'/api/runs': 'POST',
		'/api/runs/1f/stop': 'POST',
		'/api/checks': 'POST',
		'/api/checks/1f/stop': 'POST',
		'/api/recordings': 'POST',
		'/api/recordings/1f': 'GET',
		'/api/mine': 'POST',
		'/api/mine/sharing/first-race': 'GET',
		'/api/progress': 'GET, POST',
	};
	const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
	for (const [target, allow] of Object.entries(allowed)) {
		for (const method of methods) {
			const refusal = judge({ method, target, headers: HEADERS });
			const wanted = allow.split(', ').includes(method) ? undefined : { status: 405, allow };
			assert.deepEqual(refusal && { status: refusal.status, allow: refusal.allow }, wanted, `${method} ${target}`);
		}
	}
});

test('guard() asks for the token on every path of ours but the status, also where it knows none', () => {
	const { authorization: _, ...bare } = HEADERS;
	const targets = [
		'/api/runs',
		'/api/checks',
		'/api/checks/1f/stop',
		'/api/recordings/1f',
		'/api/mine',
		'/api/mine/a/b',
	];
	const disguised = ['/api/%70rogress', '/%61pi/mine/a/b', '/api/progress?token=aa', '/api/mine/__proto__/constructor'];
	for (const target of [...targets, ...disguised, '/api/progress', '/api', '/api/', '/api//runs', '/api/new/1']) {
		const { allow = 'GET' } = judge({ method: 'TRACE', target, headers: HEADERS }) ?? {};
		for (const method of allow.split(', ')) {
			assert.equal(ask(method, target, bare), 401, `${method} ${target}`);
			assert.equal(ask(method, target, { ...HEADERS, authorization: 'Bearer bb' }), 401, `${method} ${target}`);
			assert.equal(ask(method, target, HEADERS), 'passes', `${method} ${target}`);
			assert.equal(ask(method, target, { ...HEADERS, origin: 'http://evil.example' }), 403, `${method} ${target}`);
		}
	}
	assert.equal(ask('GET', '/api/status', bare), 'passes');
});

test('guard() counts what would change something, and only that; what is saved, apart', () => {
	const taken = { act: 0, save: 0 };
	const counting = guard({ origins: [ORIGIN], isToken: () => true, take: (kind) => ++taken[kind] < 2 });
	const asked = ['GET /', 'POST /api/runs', 'POST /api/checks', 'GET /', 'POST /api/progress', 'GET /api/progress'];
	const statuses = [...asked, 'POST /api/progress'].map((line) => {
		const [method = '', target = ''] = line.split(' ');
		return counting({ method, target, headers: HEADERS })?.status;
	});
	assert.deepEqual(statuses, [undefined, undefined, 429, undefined, undefined, undefined, 429]);
});

test('tokenOf() reads the Authorization header alone', () => {
	assert.equal(tokenOf({ authorization: 'Bearer 0af' }), '0af');
	assert.equal(tokenOf({ authorization: 'bearer 0af' }), '0af');
	assert.equal(tokenOf({ authorization: 'Bearer xyz' }), undefined);
	assert.equal(tokenOf({ cookie: 'token=0af' }), undefined);
});
