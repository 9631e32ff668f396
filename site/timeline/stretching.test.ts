import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stretching } from './stretching.ts';

const SIZE = { left: 100, width: 1100 };

/** Where a pixel of the picture comes to stand. */
function moved(transform: string, x: number): number {
	const [, shift, scale] = /translateX\((.*)px\) scaleX\((.*)\)/.exec(transform)?.map(Number) ?? [];
	return (shift as number) + x * (scale as number);
}

test('stretching() leaves a picture where it is that shows what is wanted', () => {
	assert.equal(
		stretching({ from: 0.25, to: 0.5 }, { from: 0.25, to: 0.5 }, SIZE),
		'translateX(0.00px) scaleX(1.00000)',
	);
});

test('stretching() brings both ends of what is wanted to the ends of the room beside the gutter', () => {
	const zoomed = stretching({ from: 0, to: 1 }, { from: 0.25, to: 0.75 }, SIZE);
	assert.deepEqual([moved(zoomed, 350), moved(zoomed, 850)], [100, 1100]);
	const panned = stretching({ from: 0.2, to: 0.4 }, { from: 0.3, to: 0.5 }, SIZE);
	assert.deepEqual([moved(panned, 600), moved(panned, 1100)], [100, 600]);
});
