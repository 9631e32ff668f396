import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rate } from './rate.ts';

test('rate() lets a full second through at once and then refuses', () => {
	const take = rate(3, () => 0);
	assert.deepEqual([take(), take(), take(), take()], [true, true, true, false]);
});

test('rate() lets more through as time passes, and never more than a second of it', () => {
	let time = 0;
	const take = rate(2, () => time);
	take();
	take();
	time = 500;
	assert.deepEqual([take(), take()], [true, false]);
	time = 60_000;
	assert.deepEqual([take(), take(), take()], [true, true, false]);
});
