import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incomplete, out, sample } from '../recording/fixture.ts';
import type { Recording, RunEvent } from '../recording/types.ts';
import { asciicast } from './asciicast.ts';

const linesOf = (recording: Recording) =>
	asciicast(recording)
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));

test('asciicast() gives what was printed when it arrived, as a terminal would get it', () => {
	const run = sample([out(5, 'P1', 'late\n', 60), out(10, 'P1', 'soon\r\n', 20), out(30, 'P1', 'to a file\n')]);
	const [header, ...events] = linesOf(run);
	assert.deepEqual(header, { version: 3, term: { cols: 80, rows: 24 }, command: 'node main.ts' });
	assert.deepEqual(events, [
		[0.00002, 'o', 'soon\r\n'],
		[0.00004, 'o', 'late\r\n'],
		[0.00004, 'x', '0'],
	]);
});

test('asciicast() keeps a character whole that was cut between two writes', () => {
	const piece = (t: number, base64: string): RunEvent => ({ t, lane: 'P1', kind: 'out', fd: 1, base64, arrived: t });
	const texts = linesOf(sample([piece(5, '4oI='), piece(6, 'rA==')])).slice(1, -1);
	assert.deepEqual(texts, [[0.000006, 'o', '€']]);
});

test('asciicast() of a run that was cut off has no end, and of a silent one no output', () => {
	assert.equal(linesOf(incomplete(sample([]))).length, 1);
	assert.deepEqual(linesOf(sample([])).slice(1), [[0.0001, 'x', '0']]);
});
