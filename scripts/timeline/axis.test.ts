import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf } from './axis.ts';

const base = { from: 0, to: 1000, stops: [], folds: [], width: 500, apart: 0, foldWidth: 40 };

test('axisOf() is in proportion where nothing else is asked', () => {
	const axis = axisOf({ ...base, stops: [{ t: 250 }, { t: 500 }] });
	assert.deepEqual(
		[0, 250, 500, 1000].map((t) => Math.round(axis.x(t))),
		[0, 125, 250, 500],
	);
	assert.equal(Math.round(axis.t(125)), 250);
	assert.equal(axis.stretched, false);
});

test('axisOf() keeps instants apart and labels of a row free', () => {
	const axis = axisOf({
		...base,
		apart: 10,
		stops: [
			{ t: 100, row: 'a', room: 50 },
			{ t: 101, row: 'b', room: 50 },
			{ t: 102, row: 'a', room: 50 },
		],
	});
	assert.ok(axis.fits);
	assert.ok(axis.stretched);
	assert.ok(axis.x(101) - axis.x(100) >= 9.9);
	assert.ok(axis.x(102) - axis.x(100) >= 49.9);
	assert.equal(Math.round(axis.x(1000)), 500);
});

test('axisOf() draws a fold short, and still knows the time in it', () => {
	const axis = axisOf({
		...base,
		to: 100_000,
		stops: [{ t: 99_000 }],
		folds: [{ from: 0, to: 99_000, why: 'start-up' }],
	});
	assert.equal(Math.round(axis.x(99_000)), 40);
	assert.equal(Math.round(axis.t(axis.x(49_500))), 49_500);
});

test('axisOf() says when too much is asked, and still stays within the width', () => {
	const stops = Array.from({ length: 200 }, (_, t) => ({ t: t * 5 }));
	const axis = axisOf({ ...base, apart: 10, stops });
	assert.equal(axis.fits, false);
	assert.equal(Math.round(axis.x(1000)), 500);
});

test('axisOf() bears an empty run', () => {
	const axis = axisOf({ ...base, to: 0 });
	assert.equal(axis.x(0), 0);
});
