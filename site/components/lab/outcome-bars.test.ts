import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutcomesFile } from '../../../scripts/recording/outcomes.ts';
import { outcomeBars, valueBars } from './outcome-bars.ts';

const file = (values: [number, number][]) =>
	({
		outcomes: [
			{ id: 'lost', count: 3 },
			{ id: 'kept', count: 1 },
		],
		values,
	}) as unknown as OutcomesFile;

test('outcomeBars() gives each outcome its words and its share of the longest', () => {
	const bars = outcomeBars(file([]), { classes: { lost: 'lost some' } });
	assert.deepEqual(
		bars.map(({ words, share }) => [words, share]),
		[
			['lost some', 100],
			['kept', 33.3],
		],
	);
});

test('valueBars() shows few values each', () => {
	assert.deepEqual(
		valueBars(
			file([
				[0, 35],
				[1, 97],
			]),
		).map(({ words, count }) => [words, count]),
		[
			['0', 35],
			['1', 97],
		],
	);
});

test('valueBars() gathers many values into bins that hold every run once', () => {
	const values = Array.from({ length: 100 }, (_, index): [number, number] => [1_000_000 + index * 9973, 2]);
	const bars = valueBars(file(values));
	assert.ok(bars.length <= 11);
	assert.equal(
		bars.reduce((sum, { count }) => sum + count, 0),
		200,
	);
});

test('valueBars() claims no value beyond the greatest one where that begins a bin', () => {
	const values = Array.from({ length: 11 }, (_, index): [number, number] => [index * 200_000, 1]);
	const words = valueBars(file(values)).map((bar) => bar.words);
	assert.deepEqual([words[0], words.at(-2), words.at(-1)], ['0 to 499,999', '1,500,000 to 1,999,999', '2,000,000']);
});

test('valueBars() gathers other values into bins of a given width, and says which of them a bin holds', () => {
	const mine: [number, number][] = [
		[1_234_567, 1],
		[1_300_000, 2],
	];
	const bars = valueBars({ values: mine }, 100_000);
	assert.deepEqual(
		bars.map(({ words, count }) => [words, count]),
		[
			['1,200,000 to 1,299,999', 1],
			['1,300,000', 2],
		],
	);
	assert.deepEqual(
		bars.map(({ holds }) => mine.map(([value]) => holds(value))),
		[
			[true, false],
			[false, true],
		],
	);
	assert.equal(
		valueBars(
			{
				values: [
					[0, 1],
					[2_000_000, 1],
				],
			},
			1000,
		).length,
		2,
		'too many bins for this width',
	);
});
