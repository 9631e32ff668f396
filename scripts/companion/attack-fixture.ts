import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { TestContext } from 'node:test';
import { companionOf, raw, request, site, traceOf } from './fixture.ts';

/** For tests: what starts the lab that leaves a trace. */
export const RUN = '{"lab":"t/trace"}';

/** For tests: a companion, and a way to send it a request that is right but for these headers. */
export async function setUp(t: TestContext) {
	const root = site(t);
	const companion = await companionOf(t, root);
	const right = {
		host: companion.host,
		origin: `http://${companion.host}`,
		authorization: `Bearer ${companion.token}`,
		'content-type': 'application/json',
	};
	const send = (method: string, target: string, headers: Record<string, string | undefined>, body = '') =>
		raw(companion.port, request(method, target, { ...right, ...headers }, body));
	const run = (headers: Record<string, string | undefined>) => send('POST', '/api/runs', headers, RUN);
	t.after(() => assert.ok(!fs.existsSync(traceOf(root)), 'a program was started'));
	return { ...companion, root, send, run };
}
