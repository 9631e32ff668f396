import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Slice } from '../recording/slices.ts';
import { slicesOf } from '../recording/slices.ts';
import { axisOf } from './axis.ts';
import { barsOf } from './bars.ts';
import { everything } from './fixtures/everything.ts';

const axis = axisOf({ from: 0, to: 1000, stops: [], folds: [], width: 1000, apart: 0, foldWidth: 10 });
const running = (from: number, to: number, share: number): Slice => ({
	lane: 'P1',
	from,
	to,
	kind: 'running',
	label: '',
	share,
});
const barsOfLane = (lane: string) =>
	barsOf(
		slicesOf(everything).filter((slice) => slice.lane === lane),
		axis,
		everything,
	);

test('barsOf() joins readings that look alike, and weighs them by their length', () => {
	const bars = barsOf([running(0, 100, 0.9), running(100, 400, 0.94), running(400, 500, 0.2)], axis, everything);
	assert.deepEqual(
		bars.map(({ x1, x2, share }) => [x1, x2, share?.toFixed(2)]),
		[
			[0, 400, '0.93'],
			[400, 500, '0.20'],
		],
	);
});

test('barsOf() draws one bar where thousands would lie on one pixel', () => {
	const waits = Array.from({ length: 5000 }, (_, index): Slice => {
		const from = index / 100;
		return { lane: 'P1', from, to: from + 0.005, kind: 'waiting', label: 'lock:a' };
	});
	const count = barsOf(waits, axis, everything).length;
	assert.ok(count > 10 && count < 150, String(count));
});

test('barsOf() never draws more than one core', () => {
	assert.equal(barsOf([running(0, 100, 2.4)], axis, everything)[0]?.share, 1);
});

test('barsOf() shows a wait once where a lock waits for a cell of its own', () => {
	const waits = barsOfLane('P1.T2').filter(({ kind }) => kind === 'waiting');
	assert.deepEqual(
		waits.map(({ label }) => label),
		['waits for "total"'],
	);
});

test('barsOf() paints what covers after what is covered, and says each in words', () => {
	assert.deepEqual(
		barsOfLane('P1.T2').map(({ label }) => label.replace(/ran for \d+ %/, 'ran for x %')),
		['starting', 'Worker B', 'ran for x % of 27 ms', 'waits for "total"', 'holds "total"'],
	);
	assert.deepEqual(
		[...barsOfLane('P2'), ...barsOfLane('P3')].map(({ label }) => label),
		['perl', 'stopped', 'waits for the end of perl P3', 'perl', 'zombie'],
	);
});
