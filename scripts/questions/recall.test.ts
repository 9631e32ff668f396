import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickRecall } from './recall.ts';

const pool = ['near', 'next', 'far', 'farther'];

test('pickRecall() takes what was missed, then what was declined, then what was asked longest ago', () => {
	assert.deepEqual(pickRecall(pool, {}, 2), ['near', 'next']);
	assert.deepEqual(pickRecall(pool, { farther: { at: 9, right: false } }, 2), ['farther', 'near']);
	const declined = { at: 9, declined: true } as const;
	assert.deepEqual(pickRecall(pool, { far: declined, farther: { at: 1, right: false } }, 2), ['farther', 'far']);
	const right = (at: number) => ({ at, right: true });
	assert.deepEqual(pickRecall(pool, { near: right(2), next: right(1) }, 3), ['far', 'farther', 'next']);
	assert.deepEqual(pickRecall(pool, { near: right(4), next: right(3), far: right(2), farther: right(1) }, 2), [
		'farther',
		'far',
	]);
	assert.deepEqual(pickRecall(['one'], {}, 2), ['one']);
});

test('pickRecall() stands in pages as its own text', () => {
	const alone = new Function(`return (${pickRecall.toString()})(['a','b'], { b: { at: 1, right: false } }, 1)`);
	assert.deepEqual(alone(), ['b']);
});
