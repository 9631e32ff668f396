import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_BYTES } from '../../scripts/companion/wanted.ts';
import { Refused, startStream } from './companion-stream.ts';
import { MOST, sizeFault } from './text-size.ts';

test('sizeFault() names the largest file, and takes what the companion takes', () => {
	assert.equal(MOST, TEXT_BYTES);
	assert.equal(sizeFault({ 'main.ts': 'x'.repeat(MOST) }), undefined);
	assert.match(
		sizeFault({ 'a.ts': 'x', 'main.ts': 'é'.repeat(300 * 1024) }) ?? '',
		/^main\.ts has 600 KB, and the companion takes at most 256 KB/,
	);
});

test('startStream() sends no text that is too large', async () => {
	const files = { 'main.ts': 'x'.repeat(600 * 1024) };
	await assert.rejects(
		startStream('run', { lab: 'a/b', files }),
		(error) => error instanceof Refused && /^main\.ts has 600 KB/.test(error.message),
	);
});
