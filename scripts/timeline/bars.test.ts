import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Slice } from '../recording/slices.ts';
import { slicesOf } from '../recording/slices.ts';
import { axisOf } from './axis.ts';
import { type Bar, barsOf } from './bars.ts';
import { everything } from './fixtures/everything.ts';
import { layersOf } from './layers.ts';
import { sliceWords } from './slice-words.ts';
import { WHOLE } from './view.ts';
import { windowOf } from './window.ts';

const axis = axisOf({ from: 0, to: 1000, stops: [], folds: [], width: 1000, apart: 0, foldWidth: 10 });
const row = { names: 'above' as const, bar: 18, mark: 1, above: 22, below: 24, left: 0, top: 0, y: 22 };
const bars = (slices: readonly Slice[], view = WHOLE) => barsOf(layersOf(slices), axis, windowOf(axis, view, 0), row);
const running = (from: number, to: number, share: number): Slice => ({
	lane: 'P1',
	from,
	to,
	kind: 'running',
	label: '',
	share,
});
const waits = (count: number) =>
	Array.from({ length: count }, (_, index): Slice => {
		const from = index / 100;
		return { lane: 'P1', from, to: from + 0.005, kind: 'waiting', label: 'lock:a' };
	});
const barsOfLane = (lane: string) => bars(slicesOf(everything).filter((slice) => slice.lane === lane));
const wordsOf = ({ of }: Bar) => (of.kind === 'slice' ? sliceWords(of.slice, everything) : of.kind);

test('barsOf() joins readings that look alike, and weighs them by their length', () => {
	const drawn = bars([running(0, 100, 0.9), running(100, 400, 0.94), running(400, 500, 0.2)]);
	assert.deepEqual(
		drawn.map(({ x1, x2, share }) => [x1, x2, share?.toFixed(2)]),
		[
			[0, 400, '0.93'],
			[400, 500, '0.20'],
		],
	);
});

test('barsOf() draws one bar where thousands would lie on one pixel, and it knows them all', () => {
	const drawn = bars(waits(5000));
	assert.ok(drawn.length < 30, String(drawn.length));
	const known = drawn.flatMap(({ of }) => (of.kind === 'slices' ? of.slices : of.kind === 'slice' ? [of.slice] : []));
	assert.equal(known.length, 5000);
});

test('barsOf() of a window draws what reaches into it, one by one where there is room', () => {
	const drawn = bars([running(0, 900, 1), ...waits(5000)], { ...WHOLE, from: 0.01, to: 0.0102 });
	assert.deepEqual(
		drawn.map(({ kind }) => kind),
		['running', ...Array.from({ length: 21 }, () => 'waiting')],
	);
	for (const { x1, x2 } of drawn) assert.ok(x1 >= -4 && x2 <= 1004);
});

test('barsOf() never draws more than one core', () => {
	assert.equal(bars([running(0, 100, 2.4)])[0]?.share, 1);
});

test('barsOf() shows a wait once where a lock waits for a cell of its own', () => {
	const shown = barsOfLane('P1.T2').filter(({ kind }) => kind === 'waiting');
	assert.deepEqual(shown.map(wordsOf), ['waits for "total"']);
});

test('barsOf() paints what covers after what is covered, and says each in words', () => {
	assert.deepEqual(
		barsOfLane('P1.T2').map((bar) => wordsOf(bar).replace(/ran for \d+ %/, 'ran for x %')),
		['starting', 'Worker B', 'ran for x % of 27 ms', 'waits for "total"', 'holds "total"'],
	);
	assert.deepEqual([...barsOfLane('P2'), ...barsOfLane('P3')].map(wordsOf), [
		'perl',
		'stopped',
		'waits for the end of perl P3',
		'perl',
		'zombie',
	]);
});
