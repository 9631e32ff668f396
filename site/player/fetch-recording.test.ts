import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { fetchRecording } from './fetch-recording.ts';

async function serve(t: TestContext, files: Record<string, unknown>): Promise<string> {
	const server = http.createServer(({ url = '' }, response) => {
		const file = files[url];
		response.writeHead(file === undefined ? 404 : 200).end(JSON.stringify(file));
	});
	t.after(() => server.close());
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('fetchRecording() brings a recording, and refuses one of a version that the page does not know', async (t) => {
	const newer = { ...firstRace, header: { ...firstRace.header, version: 3 } };
	const base = await serve(t, { '/recordings/a.json': firstRace, '/recordings/b.json': newer });
	assert.deepEqual(await fetchRecording(base, 'a'), firstRace);
	await assert.rejects(fetchRecording(base, 'b'), {
		message:
			'This recording has format version 3; this Interleave reads up to version 2. Update Interleave to read it. Reload the page.',
	});
	await assert.rejects(fetchRecording(base, 'c'), { message: 'the recording could not be fetched (404)' });
});
