import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorPlaces } from './error-places.ts';

const found = (text: string) =>
	errorPlaces(text, 'sharing/mutex', ['main.ts', 'worker.ts', 'lib/mutex.ts']).map(
		({ from, to, file, line, column }) => [text.slice(from, to), file, line, column],
	);

const cases: [string, string, unknown[]][] = [
	['a name with a line', 'see main.ts:12', ['main.ts:12', 'main.ts', 12, 1]],
	[
		'a line of a stack',
		'    at add (file:///home/a/labs/sharing/mutex/main.ts:12:5)',
		['file:///home/a/labs/sharing/mutex/main.ts:12:5', 'main.ts', 12, 5],
	],
	[
		'the head of a syntax error',
		'file:///c/.interleave/mirror/a1/labs/sharing/mutex/worker.ts:3\n  const',
		['file:///c/.interleave/mirror/a1/labs/sharing/mutex/worker.ts:3', 'worker.ts', 3, 1],
	],
	[
		'a path of Windows',
		'at C:\\course\\labs\\sharing\\mutex\\main.ts:7:1',
		['C:\\course\\labs\\sharing\\mutex\\main.ts:7:1', 'main.ts', 7, 1],
	],
	[
		'a piece that labs share',
		'at Mutex.lock (file:///a/labs/lib/mutex.ts:36:4)',
		['file:///a/labs/lib/mutex.ts:36:4', 'lib/mutex.ts', 36, 4],
	],
	['a path from the checkout', 'labs/sharing/mutex/main.ts:9', ['labs/sharing/mutex/main.ts:9', 'main.ts', 9, 1]],
];
for (const [title, text, place] of cases)
	test(`errorPlaces() finds ${title}`, () => assert.deepEqual(found(text), [place]));

test('errorPlaces() leaves what is of another lab, of Node, or no place at all', () => {
	for (const text of [
		'at file:///a/labs/sharing/first-race/main.ts:1:1',
		'at node:internal/modules/run_main:107:5',
		'main.ts:0',
		'main.ts: 12',
		'remain.ts:3',
		'a/main.ts:3',
	])
		assert.deepEqual(found(text), [], text);
});

test('errorPlaces() finds all in a line, and takes a long line in a blink', () => {
	assert.equal(found('main.ts:1 and worker.ts:2').length, 2);
	const begun = performance.now();
	found('/a'.repeat(1000));
	found('a.'.repeat(1000));
	assert.ok(performance.now() - begun < 2000);
});
