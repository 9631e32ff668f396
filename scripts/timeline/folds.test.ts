import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Slice } from '../recording/slices.ts';
import { foldsOf } from './folds.ts';

const second = 1_000_000;
/** Three bursts of ten instants, 20 seconds apart. */
const bursts = [0, 20, 40].flatMap((begin) => Array.from({ length: 10 }, (_, index) => begin * second + 2000 * index));
const running = (from: number, to: number, share: number): Slice => ({
	...{ lane: 'P1', from, to, kind: 'running', label: '', share },
});

test('foldsOf() folds each long stretch in which nothing happens and nobody runs', () => {
	assert.deepEqual(
		foldsOf(bursts, []).map(({ from, to, why }) => [Math.round(from / second), to / second, why]),
		[
			[0, 20, ''],
			[20, 40, ''],
		],
	);
});

test('foldsOf() leaves at length what is busy, and pauses that are not long for a reader', () => {
	const busy = [running(18_000, 20 * second, 0.9), running(20 * second, 40 * second, 0.02)];
	assert.deepEqual(
		foldsOf(bursts, busy).map(({ from }) => Math.round(from / second)),
		[20],
	);
	assert.deepEqual(
		foldsOf(
			bursts.map((t) => t / 100),
			[],
		),
		[],
	);
});

test('foldsOf() of a growing run folds what starts up, and nothing else', () => {
	const starting: Slice = { lane: 'P1', from: 0, to: 40_000, kind: 'starting', label: '' };
	assert.deepEqual(foldsOf([0, 40_000, ...bursts.map((t) => t + 50_000)], [starting], { growing: true }), [
		{ from: 0, to: 40_000, why: 'start-up' },
	]);
});
