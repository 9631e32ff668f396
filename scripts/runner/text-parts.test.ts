import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf, NOTHING } from './text-parts.ts';

test('contentOf() gives a character that is cut to the part that ends it, and bytes that are no text as they are', () => {
	const stream = { torn: NOTHING };
	const parts = [[0x61, 0xe2, 0x82], [0xac, 0xf0], [0x9f, 0x98], [0x80], [0xff, 0x62]];
	assert.deepEqual(
		parts.map((bytes) => contentOf(stream, Buffer.from(bytes))),
		[{ text: 'a' }, { text: '€' }, { text: '' }, { text: '😀' }, { base64: '/2I=' }],
	);
	assert.equal(stream.torn.length, 0);
});
