import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording, RunEvent } from '../../scripts/recording/types.ts';
import type { Player } from '../player/player.ts';
import { laneMarks, placeWords } from './lane-marks.ts';

const events = [
	{ t: 0, lane: 'P1', kind: 'mark', name: 'a', at: 'main.ts:3' },
	{ t: 1, lane: 'P1.T1', kind: 'mark', name: 'b', at: 'main.ts:7' },
	{ t: 2, lane: 'P1', kind: 'mark', name: 'c', at: 'mutex.ts:9' },
	{ t: 3, lane: 'P1.T1', kind: 'exit', code: 0, signal: null },
] as unknown as RunEvent[];
const recording = {
	header: { command: ['node', 'main.ts'] },
	lanes: [
		{ id: 'P1', kind: 'process', name: 'main.ts' },
		{ id: 'P1.T1', kind: 'thread', name: 'Worker A', parent: 'P1' },
	],
	events,
} as unknown as Recording;
const at = (passed: number | undefined) =>
	({
		recording,
		events,
		t: passed === undefined ? undefined : passed,
		passed: passed ?? events.length,
	}) as unknown as Player;
const files = ['main.ts', 'lib/mutex.ts'];

test('laneMarks() has the lines that lanes were at, and at a moment where each of them is', () => {
	assert.deepEqual(
		laneMarks(files, at(undefined)).map(({ file, line, now }) => [file, line, now ?? false]),
		[
			['main.ts', 3, false],
			['main.ts', 7, false],
			['lib/mutex.ts', 9, false],
		],
	);
	const now = laneMarks(files, at(2)).filter((mark) => mark.now);
	assert.deepEqual(
		now.map(({ file, line }) => [file, line]),
		[
			['main.ts', 3],
			['main.ts', 7],
		],
	);
	assert.match(placeWords(now), /^main\.ts is at line 3 of main\.ts\. Worker A is at line 7 of main\.ts\.$/);
});

test('laneMarks() follows a lane into another file, and forgets one that has ended', () => {
	assert.equal(placeWords(laneMarks(files, at(4))), 'main.ts is at line 9 of lib/mutex.ts.');
});
