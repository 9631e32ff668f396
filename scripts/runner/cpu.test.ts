import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpuMeter } from './cpu.ts';
import { eventsOf, laneNamed, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';
import type { KnownLane } from './known-lane.ts';

/** What is told of readings `[t, used]` of a lane that began at 1000. */
function toldOf(readings: [number, number][]): [number, number][] {
	const told: [number, number][] = [];
	const lane = { start: 1000, last: 1000, lane: {} } as KnownLane;
	const meter = cpuMeter((_, us, t) => told.push([t, us]));
	for (const [t, used] of readings) meter.read(lane, t, used);
	meter.finish(lane);
	return told;
}

test('cpuMeter() tells one event of even use, however often it was read', () => {
	const even = Array.from({ length: 300 }, (_, n): [number, number] => [2000 + 1000 * n, 500 * (n + 1)]);
	assert.deepEqual(toldOf(even), [[301_000, 150_000]]);
});

test('cpuMeter() tells when a lane began to run, and when it stopped', () => {
	const idle = Array.from({ length: 10 }, (_, n): [number, number] => [11_000 + 10_000 * n, 0]);
	const busy = Array.from({ length: 10 }, (_, n): [number, number] => [111_000 + 10_000 * n, 10_000 * (n + 1)]);
	const after = Array.from({ length: 10 }, (_, n): [number, number] => [211_000 + 10_000 * n, 100_000]);
	assert.deepEqual(toldOf([...idle, ...busy, ...after]), [
		[101_000, 0],
		[201_000, 100_000],
		[301_000, 0],
	]);
});

test('cpuMeter() never tells of more than there was, of what comes too late, or of nothing', () => {
	assert.deepEqual(toldOf([]), []);
	assert.deepEqual(toldOf([[6000, 9000]]), [[6000, 5000]]);
	assert.deepEqual(
		toldOf([
			[6000, 5000],
			[5000, 5000],
			[7000, 4000],
		]),
		[[7000, 5000]],
	);
});

test('cpuMeter() tells of a lane that goes on and on while it does', () => {
	const steady = Array.from({ length: 200 }, (_, n): [number, number] => [21_000 + 20_000 * n, 20_000 * (n + 1)]);
	const told = toldOf(steady);
	assert.ok(told.length > 3 && told.length < 40, `${told.length} events`);
	assert.equal(
		told.reduce((sum, [, us]) => sum + us, 0),
		4_000_000,
	);
});

test('cpuSamples() measures lanes that compute without a word: processes, threads, programs that are not Node', async (t) => {
	if (process.platform !== 'linux') return t.skip('asks Linux');
	const { recording } = await recordFixture('busy.mjs');
	assert.deepEqual(problemsOf(recording), []);
	const used = (lane: string) => eventsOf(recording, 'cpu', lane).reduce((sum, { us }) => sum + us, 0);
	const { id: thread } = laneNamed(recording, 'busy');
	const { id: shell } = laneNamed(recording, 'sh');
	// The program measures what it uses itself, and prints it: microseconds.
	for (const lane of ['P1', thread]) {
		const [own] = eventsOf(recording, 'mark', lane).map(({ detail }) => Number(detail));
		assert.ok(own !== undefined && used(lane) >= own * 0.9, `${lane}: ${used(lane)} of ${own} µs`);
	}
	assert.ok(used(shell) > 10_000, `${shell}: ${used(shell)} µs`);
	const { id: idle } = laneNamed(recording, 'sleep');
	assert.ok(used(idle) < 100_000, `${idle}: ${used(idle)} µs`);
});
