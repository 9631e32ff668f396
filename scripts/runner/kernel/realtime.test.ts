import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realtime } from './realtime.ts';

/** Two clocks that are this far apart; each reading of one takes a microsecond. */
function clocks(apart: number) {
	let now = 5_000_123;
	const state = { apart };
	return {
		state,
		pass: (us: number) => (now += us),
		read: {
			monotonic: () => ++now,
			wall: () => Math.floor((now + state.apart) / 1000) * 1000,
		},
	};
}

test('realtime() finds how far the clocks are apart to some microseconds', () => {
	const { read } = clocks(1_795_000_000_000_456);
	const off = Math.abs(realtime(read).toMonotonic(1_795_000_000_000_456 + 7_000_000) - 7_000_000);
	assert.ok(off <= 10, `${off} µs`);
});

test('realtime() follows a clock that is set, and one that is slowed down', () => {
	for (const moved of [-3_600_000_000, 900_000, -40, 40]) {
		const { read, state, pass } = clocks(1_795_000_000_000_456);
		const times = realtime(read);
		state.apart += moved;
		for (let round = 0; round < 3000; round++) {
			pass(1237);
			times.sample();
		}
		const off = Math.abs(times.toMonotonic(state.apart + 7_000_000) - 7_000_000);
		assert.ok(off <= 10, `${moved}: ${off} µs`);
	}
});
