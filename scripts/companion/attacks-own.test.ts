/** Attacks on what the companion runs, reads and writes for the learner: edited text, own copies, progress. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setUp } from './attack-fixture.ts';
import { bodyOf, raw, request, statusOf } from './fixture.ts';

const TEXT = `{"lab":"t/trace","files":{"main.ts":"import fs from 'node:fs'; fs.writeFileSync('ran', 'x');"}}`;
const PROGRESS = '{"progress":{"version":1,"lessons":{"a/1":{"at":1,"read":true}}}}';
const POSTS: [target: string, body: string][] = [
	['/api/runs', TEXT],
	['/api/checks', TEXT],
	['/api/mine', TEXT],
	['/api/progress', PROGRESS],
];

/** Whether anything of the learner's was written. */
const isUntouched = (root: string) => !fs.existsSync(path.join(root, 'my')) && !fs.existsSync(path.join(root, 'ran'));

test('startCompanion() runs, checks, writes and keeps nothing that a stranger sends (39, 40, 41, 43)', async (t) => {
	const { send, root, host } = await setUp(t);
	const { port } = new URL(`http://${host}`);
	const strange: [Record<string, string | undefined>, number][] = [
		[{ authorization: undefined }, 401],
		[{ authorization: `Bearer ${'0'.repeat(64)}` }, 401],
		[{ origin: 'http://evil.example' }, 403],
		[{ origin: 'null' }, 403],
		[{ origin: undefined, 'sec-fetch-site': 'cross-site' }, 403],
		[{ host: `evil.example:${port}` }, 421],
		[{ 'content-type': 'text/plain' }, 415],
		[{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
	];
	for (const [headers, status] of strange)
		for (const [target, body] of POSTS)
			assert.equal(statusOf(await send('POST', target, headers, body)), status, `${target} ${JSON.stringify(headers)}`);
	assert.ok(isUntouched(root));
});

test('startCompanion() gives neither progress nor own texts to who has no token (40, 50)', async (t) => {
	const { send, root } = await setUp(t);
	fs.mkdirSync(path.join(root, 'my/t/trace'), { recursive: true });
	fs.writeFileSync(path.join(root, 'my/t/trace/main.ts'), 'own text');
	fs.writeFileSync(path.join(root, 'my/progress.json'), PROGRESS.replace('a/1', 'own/text'));
	const targets = ['/api/mine/t/trace', '/api/progress', '/api/progress?token=x', '/my/progress.json'];
	const disguised = [
		'/api/%70rogress',
		'/%61pi/mine/t/trace',
		'/api/mine/t%2ftrace',
		'/api/mine/..%2f..',
		'/my/t/trace/main.ts',
	];
	for (const target of [...targets, ...disguised]) {
		for (const authorization of [undefined, `Bearer ${'0'.repeat(64)}`]) {
			const answer = await send('GET', target, { authorization });
			assert.ok([400, 401, 404].includes(statusOf(answer)), `${target}: ${statusOf(answer)}`);
			assert.doesNotMatch(bodyOf(answer), /own.text/, target);
		}
	}
	for (const target of ['/api/mine/t/trace', '/api/progress']) {
		const embedded = { origin: undefined, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' };
		assert.equal(statusOf(await send('GET', target, embedded)), 403, target);
		const own = await send('GET', target, {});
		assert.equal(statusOf(own), 200, target);
		assert.match(own, /^content-security-policy: default-src 'none'/im);
		assert.match(own, /^cache-control: no-store/im);
		assert.match(bodyOf(own), /own.text/, target);
	}
});

test('startCompanion() refuses all other methods where the learner’s own is read or changed (42)', async (t) => {
	const { send, root } = await setUp(t);
	const allowed = {
		'/api/checks': 'POST',
		'/api/checks/1f/stop': 'POST',
		'/api/mine': 'POST',
		'/api/mine/t/trace': 'GET',
		'/api/progress': 'GET, POST',
	};
	for (const [target, allow] of Object.entries(allowed)) {
		for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
			const answer = await send(method, target, {});
			assert.equal(statusOf(answer), 405, `${method} ${target}`);
			assert.ok(answer.includes(`\r\nallow: ${allow}\r\n`), `${method} ${target}`);
		}
	}
	assert.equal(statusOf(await send('GET', '/api/checks', {})), 405);
	assert.equal(statusOf(await send('GET', '/api/mine', {})), 405);
	assert.equal(statusOf(await send('POST', '/api/mine/t/trace', {}, TEXT)), 405);
	assert.ok(isUntouched(root));
});

test('startCompanion() makes no path of the names of labs and files (46)', async (t) => {
	const { send, root } = await setUp(t);
	const labs = ['../t/trace', 't/../t/trace', '__proto__', 'constructor', 't/trace/', '/etc', 't\\trace', 't/trace\0'];
	const files = [
		'../../../x',
		'..\\x',
		'/etc/cron.d/x',
		'constructor',
		'toString',
		'lab.json',
		'main.ts/x',
		' main.ts',
	];
	const body = (lab: string, file: string) => JSON.stringify({ lab, files: { [file]: 'x' } });
	const bodies = [...labs.map((lab) => body(lab, 'main.ts')), ...files.map((file) => body('t/trace', file))];
	for (const text of [...bodies, '{"lab":"t/trace","files":{"__proto__":"x"}}']) {
		const [target] = POSTS[bodies.indexOf(text) % 3] ?? ['/api/mine'];
		const status = statusOf(await send('POST', target, {}, text));
		assert.ok(status === 400 || status === 404, `${target} ${text}: ${status}`);
	}
	for (const lab of [
		'..%2f..',
		'../..',
		'%2e%2e/%2e%2e',
		'__proto__/constructor',
		't/trace%00',
		't%5ctrace',
		't/',
		'',
	]) {
		const status = statusOf(await send('GET', `/api/mine/${lab}`, {}));
		assert.ok(status === 400 || status === 404, `${lab}: ${status}`);
	}
	assert.ok(isUntouched(root));
	assert.deepEqual(fs.existsSync(path.join(root, '.interleave/mirror')), false);
});

test('startCompanion() survives JSON that nests without end, and reads no more than it said (47)', async (t) => {
	const { send, root, port, host, token } = await setUp(t);
	const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
	for (const body of [
		deep('[', ']', 100_000),
		`{"lab":${deep('[', ']', 100_000)}}`,
		`{"lab":"t/trace","files":{"main.ts":${deep('{"a":', '', 40_000).replace(/$/, '1')}${'}'.repeat(40_000)}}}`,
	])
		for (const target of ['/api/runs', '/api/progress'])
			assert.equal(statusOf(await send('POST', target, {}, body)), 400, target);
	const nested = `{"progress":{"version":1,"later":${deep('[', ']', 200_000)}}}`;
	assert.equal(statusOf(await send('POST', '/api/progress', {}, nested)), 400);
	assert.ok(isUntouched(root));
	for (const [target] of POSTS) {
		const length = String(9 * 1024 * 1024);
		const answer = await send('POST', target, { 'content-length': length });
		assert.equal(statusOf(answer), 413, target);
		assert.match(JSON.parse(bodyOf(answer)).error, target === '/api/progress' ? /8 MB/ : /512 KB/);
	}
	const headers = {
		host,
		authorization: `Bearer ${token}`,
		'content-type': 'application/json',
		'transfer-encoding': 'chunked',
	};
	const piece = `100000\r\n${' '.repeat(0x100000)}\r\n`;
	const answer = await raw(port, request('POST', '/api/progress', headers) + piece.repeat(9), (text) =>
		text.includes('}'),
	);
	assert.equal(statusOf(answer), 413);
});

test('startCompanion() holds who saves too often, and no run for it (47)', async (t) => {
	const { send } = await setUp(t);
	const stranger = { authorization: undefined };
	const saves = await Promise.all(
		Array.from({ length: 1000 }, () => send('POST', '/api/progress', stranger, PROGRESS)),
	);
	const counts = Object.groupBy(saves.map(statusOf), String);
	assert.ok((counts[429]?.length ?? 0) > (counts[401]?.length ?? 0), JSON.stringify(counts));
	assert.equal(statusOf(await send('POST', '/api/runs', {}, '{"lab":"t/missing"}')), 404);
});
