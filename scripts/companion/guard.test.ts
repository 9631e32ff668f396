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

test('guard() counts what would change something, and only that', () => {
	let taken = 0;
	const counting = guard({ origins: [ORIGIN], isToken: () => true, take: () => ++taken < 2 });
	const statuses = ['GET', 'POST', 'POST', 'GET'].map(
		(method) => counting({ method, target: method === 'GET' ? '/' : '/api/runs', headers: HEADERS })?.status,
	);
	assert.deepEqual(statuses, [undefined, undefined, 429, undefined]);
});

test('tokenOf() reads the Authorization header alone', () => {
	assert.equal(tokenOf({ authorization: 'Bearer 0af' }), '0af');
	assert.equal(tokenOf({ authorization: 'bearer 0af' }), '0af');
	assert.equal(tokenOf({ authorization: 'Bearer xyz' }), undefined);
	assert.equal(tokenOf({ cookie: 'token=0af' }), undefined);
});
