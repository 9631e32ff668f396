import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readText } from './read-text.ts';

const read = (bytes: Uint8Array | string, most?: number) =>
	readText(new Blob([bytes as BlobPart]), 'r.json', undefined, most);

test('readText() reads text, packed or not, with or without the sign of its encoding', async () => {
	for (const bytes of [
		'{"é":"€"}',
		'\ufeff{"é":"€"}',
		gzipSync('{"é":"€"}'),
		Buffer.from('\ufeff{"é":"€"}', 'utf16le'),
		Buffer.from('\ufeff{"é":"€"}', 'utf16le').swap16(),
	])
		assert.equal(await read(bytes), '{"é":"€"}');
});

test('readText() tells how far it is', async () => {
	const shares: number[] = [];
	await readText(new Blob(['x'.repeat(200_000)]), 'r', (share) => shares.push(share));
	assert.equal(shares.at(-1), 1);
});

test('readText() says why it refuses what is no text', async () => {
	const cases: [Uint8Array | string, RegExp, number?][] = [
		['', /^r\.json is empty\.$/],
		[Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), /^r\.json is not a text/],
		[Buffer.from([0x22, 0xff, 0x22]), /^r\.json is not a text/],
		['a\0b', /^r\.json is not a text/],
		[Buffer.from('PK\u0003\u0004'), /^r\.json is a zip archive\.$/],
		[gzipSync('x'.repeat(1000)).subarray(0, 20), /packed with gzip and cannot be unpacked/],
		['x'.repeat(2001), /^r\.json has 2 KB; the viewer reads up to 2 KB\.$/, 2000],
		[gzipSync('x'.repeat(5_000_000)), /^r\.json, unpacked, has more than 1\.0 MB/, 1_000_000],
	];
	for (const [bytes, message, most] of cases)
		await assert.rejects(read(bytes, most), (error: Error & { remedy: string }) => {
			assert.match(error.message, message);
			return error.remedy.length > 10;
		});
});
