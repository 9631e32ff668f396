import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortPaths } from './short-paths.ts';

const shown = (text: string) =>
	shortPaths(text)
		.map(({ text }) => text)
		.join('');

test('shortPaths() shows places in the copy of a lab as the reader knows them, with what was printed', () => {
	const full = 'file:///home/a/il/.interleave/mirror/1/labs/sharing/mutex/main.ts:3:7';
	assert.deepEqual(shortPaths(`    at add (${full})`), [
		{ text: '    at add (' },
		{ text: 'main.ts:3:7', full },
		{ text: ')' },
	]);
	assert.equal(shown('at /a/.interleave/mirror/b-2/labs/lib/mutex.ts:36:4'), 'at lib/mutex.ts:36:4');
	assert.equal(shown('C:\\a\\.interleave\\mirror\\1\\labs\\ipc\\pipe\\main.ts:1'), 'main.ts:1');
});

test('shortPaths() leaves all else as it was printed, and takes a long line in a blink', () => {
	for (const text of ['', 'file:///a/labs/sharing/mutex/main.ts:3', 'see .interleave/mirror/1/labs'])
		assert.deepEqual(shortPaths(text), [{ text }]);
	const begun = performance.now();
	shortPaths(`.interleave${'/a'.repeat(1000)}`);
	assert.ok(performance.now() - begun < 2000);
});
