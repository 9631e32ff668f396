import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf } from './axis.ts';
import { ticksOf } from './ticks.ts';

const axis = axisOf({
	...{ from: 0, to: 1_000_000, stops: [], width: 800, apart: 0, foldWidth: 40 },
	folds: [{ from: 500_000, to: 900_000, why: '' }],
});

test('ticksOf() has round instants apart from each other, and none in a fold', () => {
	const ticks = ticksOf(axis, 0, 1_000_000, []);
	assert.ok(ticks.length >= 5, String(ticks.length));
	for (const [index, { t, x }] of ticks.entries()) {
		assert.ok(t % 10_000 === 0 && (t <= 500_000 || t >= 900_000));
		if (index > 0) assert.ok(x - (ticks[index - 1]?.x ?? 0) >= 64);
	}
});

test('ticksOf() of a stretch is as fine there as elsewhere, whatever is folded behind it', () => {
	const near = {
		...axis,
		x: (t: number) => (axis.x(t) - axis.x(100_000)) * 20,
		t: (x: number) => axis.t(x / 20 + axis.x(100_000)),
	};
	const [from, to] = [near.t(0), near.t(800)];
	const ticks = ticksOf(near, from, to, []);
	assert.ok(ticks.length >= 4, `${ticks.length} from ${from} to ${to}`);
	for (const { t } of ticks) assert.equal(t % 1000, 0);
});
