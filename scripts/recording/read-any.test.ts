import assert from 'node:assert/strict';
import { test } from 'node:test';
import { header, out, sample } from './fixture.ts';
import { readAny } from './read-any.ts';
import { writeRecording } from './stored.ts';
import { formatItem } from './stream.ts';

const run = sample([out(5, 'P1', 'hi\n')]);
const { durationUs, exit, ...beginning } = header();

for (const [what, text] of [
	['the stored form', writeRecording(run)],
	['the stored form on one line', JSON.stringify(run)],
	[
		'the streamed form',
		[
			{ header: beginning },
			...run.lanes.map((newLane) => ({ newLane })),
			...run.events,
			{ end: { durationUs: durationUs as number, exit: exit as NonNullable<typeof exit> } },
		]
			.map((item) => formatItem(item))
			.join(''),
	],
] as const)
	test(`readAny() reads ${what}`, () => {
		assert.deepEqual(readAny(text, 'r'), run);
	});

test('readAny() refuses what is neither', () => {
	for (const text of ['', 'hello\n', '[]', '7\n', '{"format":"interleave-outcomes"}'])
		assert.throws(() => readAny(text, 'r'), { name: 'RecordingError' }, JSON.stringify(text));
});

test('readAny() says what a file lacks that is no recording', () => {
	const reason =
		'r:1: This is JSON, and no recording: it has no "header". Give a file that "run --out" or "run --json" wrote.';
	for (const text of ['[]', '7\n', 'null', '{"a":1}']) assert.throws(() => readAny(text, 'r'), { message: reason });
});

test('readAny() refuses what is nested so deep that nothing could follow it, with its line', () => {
	const deep = `${'['.repeat(3000)}1${']'.repeat(3000)}`;
	const marked = sample([{ t: 5, lane: 'P1', kind: 'mark', name: 'm', detail: 'deep' }]);
	const streamed = [{ header: beginning }, ...run.lanes.map((newLane) => ({ newLane })), ...marked.events];
	for (const [text, line] of [
		[writeRecording(marked), 6],
		[streamed.map((item) => formatItem(item)).join(''), 4],
	] as const)
		assert.throws(() => readAny(text.replace('"deep"', deep), 'r'), {
			message: `r:${line}: values are nested more than 110 levels deep. Record it anew.`,
		});
});
