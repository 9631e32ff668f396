import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, decodeOutput } from './decode-output.ts';
import type { OutputEvent } from './types.ts';

const chunk = (content: { text: string } | { base64: string }, lane = 'P1', fd = 1): OutputEvent => ({
	...{ t: 0, lane, kind: 'out' as const, fd },
	...content,
});

test('decodeOutput() joins texts as they are', () => {
	assert.equal(decodeOutput([]), '');
	assert.equal(decodeOutput([chunk({ text: '\ufeffa\r\n' }), chunk({ text: 'é' })]), '\ufeffa\r\né');
});

test('decodeOutput() reads a character that was cut between two chunks', () => {
	// e2 82 | ac is the euro sign.
	const cut = [chunk({ text: 'a' }), chunk({ base64: '4oI=' }), chunk({ base64: 'rA==' }), chunk({ text: 'b' })];
	assert.equal(decodeOutput(cut), 'a€b');
});

test('decodeOutput() joins what is cut by stream', () => {
	const other = chunk({ text: '-' }, 'P2');
	assert.equal(decodeOutput([chunk({ base64: '4oI=' }), other, chunk({ base64: 'rA==' })]), '-€');
	assert.equal(
		decodeOutput([chunk({ base64: '4oI=' }), chunk({ text: '-' }, 'P1', 2), chunk({ base64: 'rA==' })]),
		'-€',
	);
});

test('decodeOutput() shows bytes that are not UTF-8 as U+FFFD', () => {
	assert.equal(decodeOutput([chunk({ base64: '//4=' }), chunk({ text: 'x' })]), '\ufffd\ufffdx');
	assert.equal(decodeOutput([chunk({ base64: '4oI=' })]), '\ufffd');
});

test('bytesOf() gives the bytes of either form', () => {
	assert.deepEqual([...bytesOf(chunk({ text: '€' }))], [0xe2, 0x82, 0xac]);
	assert.deepEqual([...bytesOf(chunk({ base64: '//4A' }))], [0xff, 0xfe, 0]);
});
