import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barWords } from './bar-words.ts';
import type { Bar } from './bars.ts';

const bar = (kind: Bar['kind'], x1: number, x2: number, label: string): Bar => ({ kind, t: x1, x1, x2, label });
const wait = (x1: number, x2: number) => bar('waiting', x1, x2, 'waits for "total"');

test('barWords() says what is waited for, as far as there is room', () => {
	const texts = [200, 60, 20].map((x2) => barWords([wait(0, x2)], []).map(({ text }) => text));
	assert.deepEqual(texts, [['waits for "total"'], ['"total"'], []]);
});

test('barWords() keeps clear of the marks in a bar, and of how the lane ended', () => {
	const [words] = barWords([wait(0, 300)], [20, 60]);
	assert.ok(words && words.x >= 60 + 8);
	assert.deepEqual(barWords([wait(0, 120)], [], [{ from: 0, to: 110 }]), []);
});

test('barWords() says once what is held, and nothing of running', () => {
	const holds = [0, 200].map((x) => bar('holding', x, x + 150, 'holds "total"'));
	const found = barWords([bar('running', 0, 400, 'ran'), ...holds], []);
	assert.deepEqual(
		found.map(({ x, text }) => [x, text]),
		[[5, 'holds "total"']],
	);
});
