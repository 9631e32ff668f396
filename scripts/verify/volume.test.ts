/** What a reader fetches of a lab is small (the issue: at most 5 KB gzip each). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { texts } from './tracked-files.ts';

const MOST_BYTES = 5 * 1024;

test('every committed recording is at most 5 KB gzip', (t) => {
	const recordings = texts((file) => /^labs\/.*\/(recording|recordings\/[^/]+)\.json$/.test(file));
	assert.ok(recordings.size > 0);
	const sizes = [...recordings]
		.map(([file, text]) => ({ file, bytes: gzipSync(text).length }))
		.sort((a, b) => b.bytes - a.bytes);
	t.diagnostic(`the largest: ${sizes[0]?.file}, ${sizes[0]?.bytes} bytes of ${MOST_BYTES}`);
	assert.deepEqual(
		sizes.filter(({ bytes }) => bytes > MOST_BYTES),
		[],
	);
});
