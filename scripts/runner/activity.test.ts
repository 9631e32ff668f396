import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activity } from './activity.ts';

/** Samples each 20 ms; each number says for how many of them there was something to do. */
function sampled(...shares: number[]) {
	const own = activity();
	own.sample(0, 0);
	let busy = 0;
	shares.forEach((share, index) => {
		busy += share * 1000;
		own.sample((index + 1) * 20_000, busy);
	});
	return own;
}

test('activity() tells how often a thread was idle, and when it was not', () => {
	const own = sampled(0, 1, 15, 20, 20, 5, 0, 0, 20);
	assert.deepEqual(own.until(190_000), {
		idle: 2,
		busy: [
			{ from: 45_000, to: 105_000 },
			{ from: 160_000, to: 190_000 },
		],
	});
});

test('activity() forgets what was before, also within two samples', () => {
	const own = sampled(20, 20);
	own.restart(50_000);
	assert.deepEqual(own.until(55_000), { idle: 0, busy: [] });
	own.sample(60_000, 50_000);
	own.sample(80_000, 50_000);
	assert.deepEqual(own.until(90_000), { idle: 1, busy: [{ from: 50_000, to: 60_000 }] });
});
