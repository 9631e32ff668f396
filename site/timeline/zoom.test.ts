import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around, between, followed, isWhole, moved, NARROWEST, pinched, zoomed } from './zoom.ts';

const whole = { from: 0, to: 1 };
const near = (part: { from: number; to: number }, from: number, to: number) => {
	assert.ok(Math.abs(part.from - from) < 1e-9 && Math.abs(part.to - to) < 1e-9, JSON.stringify(part));
};

test('zoomed() keeps what is under the pointer where it is', () => {
	near(zoomed(whole, 2, 0.5), 0.25, 0.75);
	near(zoomed({ from: 0.25, to: 0.75 }, 2, 0.25), 0.25, 0.5);
	near(zoomed({ from: 0.25, to: 0.75 }, 0.8, 0.5), 0.1875, 0.8125);
});

test('zoomed() never leaves the run, and ends where there is nothing more to tell apart', () => {
	near(zoomed({ from: 0, to: 0.5 }, 0.25, 0.4), 0, 1);
	const most = zoomed({ from: 0.5, to: 0.5 + NARROWEST }, 100, 0.5);
	assert.ok(most.to - most.from >= NARROWEST * 0.999);
	assert.ok(isWhole(zoomed({ from: 0.9, to: 1 }, 1e-6, 1)));
});

test('moved() stops at both ends of the run', () => {
	near(moved({ from: 0.2, to: 0.4 }, 0.5), 0.3, 0.5);
	near(moved({ from: 0.2, to: 0.4 }, -9), 0, 0.2);
	near(moved({ from: 0.2, to: 0.4 }, 9), 0.8, 1);
	near(moved(whole, 1), 0, 1);
});

test('between() takes two shares in any order, and around() leaves room beside', () => {
	near(between(0.6, 0.2), 0.2, 0.6);
	near(between(-1, 2), 0, 1);
	const point = between(0.3, 0.3);
	assert.ok(point.to - point.from >= NARROWEST * 0.999 && point.from <= 0.3 && point.to >= 0.3);
	near(around(0.4, 0.6), 0.35, 0.65);
});

test('followed() turns the page when the cursor leaves it, and not before', () => {
	const page = { from: 0.2, to: 0.4 };
	assert.equal(followed(page, 0.3), page);
	const next = followed(page, 0.41);
	assert.ok(next.from < 0.41 && next.from > 0.35 && Math.abs(next.to - next.from - 0.2) < 1e-9);
	near(followed(page, 0.99), 0.8, 1);
	assert.equal(followed(whole, 2), whole);
});

test('pinched() brings what was under two fingers under them again', () => {
	near(pinched(whole, [0.4, 0.6], [0.3, 0.7]), 0.25, 0.75);
	near(pinched({ from: 0.25, to: 0.75 }, [0.3, 0.7], [0.4, 0.6]), 0, 1);
	// Fingers that meet ask for nothing.
	assert.equal(pinched(whole, [0.4, 0.6], [0.5, 0.5]), whole);
});
