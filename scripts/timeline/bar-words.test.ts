import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Slice } from '../recording/slices.ts';
import { barWords } from './bar-words.ts';
import type { Bar } from './bars.ts';
import { type Stretch, textLine } from './text-line.ts';

const bar = (kind: Slice['kind'], x1: number, x2: number): Bar => ({
	...{ kind, t: x1, x1, x2, y: 0, height: 18 },
	of: { kind: 'slice', slice: { lane: 'P1', from: x1, to: x2, kind, label: 'lock:total' } },
});
const said = (bars: Bar[], taken: Stretch[] = [], under: Stretch[] = []) =>
	barWords(
		bars,
		{ inside: textLine(taken), under: textLine(under) },
		{ y: 0, bar: 18 },
		{ left: 0, right: 900 },
		{ lanes: [] },
	).map(({ x, text }) => [x, text]);

test('barWords() says what is waited for, as far as there is room', () => {
	const texts = [200, 60, 20].map((x2) => said([bar('waiting', 0, x2)]).map(([, text]) => text));
	assert.deepEqual(texts, [['waits for "total"'], ['"total"'], []]);
});

test('barWords() keeps clear of the marks in a bar, and of how the lane ended', () => {
	const [words] = said(
		[bar('waiting', 0, 300)],
		[
			{ from: 12, to: 28 },
			{ from: 52, to: 68 },
		],
	);
	assert.ok(Number(words?.[0]) >= 68);
	assert.deepEqual(said([bar('waiting', 0, 120)], [{ from: 0, to: 110 }]), []);
});

test('barWords() says once what is held, and nothing of running', () => {
	const bars = [bar('running', 0, 400), bar('holding', 0, 150), bar('holding', 200, 350)];
	assert.deepEqual(said(bars), [[0, 'holds "total"']]);
});

test('barWords() says what is held under a bracket that is too short for the words, unless something stands there', () => {
	assert.deepEqual(said([bar('holding', 40, 44)]), [[40, 'holds "total"']]);
	assert.deepEqual(said([bar('holding', 40, 44)], [], [{ from: 30, to: 60 }]), []);
	assert.deepEqual(said([bar('holding', 840, 844)]), [[840, '"total"']]);
});
