import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, laneNamed, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';
import type { KnownLane } from './known-lane.ts';
import { standstills } from './standstills.ts';

const linux = { skip: process.platform !== 'linux' && 'the kernel tells what lanes do on Linux only' };

test('standstills() tells of what lasted 50 ms within one stretch, from its first reading to its last', () => {
	const told: [number, number][] = [];
	const lane = {} as KnownLane;
	const still = standstills((_, us, t) => told.push([t, us]));
	const readings: [number, number][] = [
		...([
			[1000, 1],
			[50_999, 1],
		] satisfies [number, number][]),
		...([
			[60_000, 2],
			[110_000, 2],
			[120_000, 2],
		] satisfies [number, number][]),
		[200_000, 3],
		[300_000, 4],
	];
	for (const [t, stretch] of readings) still.read(lane, stretch, t);
	// Calls that began at the first moment and were told of at the second, after a cut between them.
	still.read(lane, 5, 400_000, 401_000);
	still.read(lane, 5, 460_000, 461_000);
	still.read(lane, 6, 460_000, 700_000);
	still.finish(lane);
	assert.deepEqual(told, [
		[60_000, 60_000],
		[401_000, 59_000],
	]);
});

test('a loop that stood still is told of, in the main script and in callbacks; waits and sync children are not', async () => {
	const { recording } = await recordFixture('standstill.mjs');
	assert.deepEqual(problemsOf(recording), []);
	const thread = laneNamed(recording, 'standstill.mjs').id === 'P1' ? 'P1.T1' : 'P1';
	for (const lane of ['P1', thread]) {
		const blocks = eventsOf(recording, 'block', lane).filter(({ why }) => why === 'long task');
		const marks = Object.fromEntries(eventsOf(recording, 'mark', lane).map(({ name, t }) => [name, t]));
		const within = (what: string) => {
			const [from = 0, to = 0] = [marks[`${what} begins`], marks[`${what} ends`]];
			return blocks.reduce((sum, { t, us }) => sum + Math.max(0, Math.min(t + us, to) - Math.max(t, from)), 0);
		};
		// The readings that it is made of lie a moment within.
		for (const what of ['script', 'callback', 'turn'])
			assert.ok(within(what) > 60_000, `${lane} ${what}: ${within(what)}`);
		for (const what of ['wait', 'child', 'idle']) assert.ok(within(what) < 50_000, `${lane} ${what}: ${within(what)}`);
	}
	assert.equal(eventsOf(recording, 'block', 'P1').filter(({ why }) => why === 'spawnSync').length, 1);
});

test('standstills() tells of a callback that said nothing, where the loop turned no more often than it was idle', () => {
	const lane = {} as KnownLane;
	const toldWith = (turns: number, us = 120_000) => {
		const told: [number, number][] = [];
		const still = standstills((_, us, t) => told.push([t, us]));
		still.sample(lane, 0, 0);
		still.read(lane, 1, 1000);
		let busy = 0;
		for (let t = 20_000; t <= us + 180_000; t += 20_000) {
			if (t > 100_000 && t <= 100_000 + us) busy += 20_000;
			still.sample(lane, t, busy);
		}
		still.read(lane, 2, us + 185_000, us + 185_000, turns);
		return told;
	};
	assert.deepEqual(toldWith(2), [[100_000, 120_000]]);
	assert.deepEqual(toldWith(3), [[100_000, 120_000]]);
	assert.deepEqual(toldWith(4), [], 'three turns of 40 ms would be possible');
	assert.deepEqual(toldWith(4, 400_000), [[100_000, 400_000]]);
	assert.deepEqual(toldWith(5, 400_000), [], 'a loop that turns more often is no case for this');
	assert.deepEqual(toldWith(1), [], 'the loop cannot have been idle twice');
});

test('a callback that blocks the loop without a word is told of, and a loop that turns is not', linux, async () => {
	const blocks = async (...args: string[]) => {
		const { recording } = await recordFixture('blocked-loop.mjs', args);
		assert.deepEqual(problemsOf(recording), []);
		return eventsOf(recording, 'block', 'P1').filter(({ us }) => us > 200_000);
	};
	assert.deepEqual(await blocks('turns'), []);
	// A machine that is too busy to look at the lane in time learns nothing of it: then another run does.
	for (let runs = 0; runs < 20; runs++) {
		if ((await blocks()).length > 0) return;
	}
	assert.fail('none of 20 runs told of it');
});
