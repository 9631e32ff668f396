import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lock, sample } from '../../../scripts/recording/fixture.ts';
import { firstRace } from '../../../scripts/timeline/fixtures/first-race.ts';
import { toldMoments } from './told-moments.ts';

test('toldMoments() finds the reads and the writes that a race turned on', () => {
	for (const [of, name] of [['reads', 'read'] as const, ['writes', 'write'] as const]) {
		const [a, b] = toldMoments(firstRace, of, 'sharing/first-race');
		assert.ok(a.kind === 'mark' && b.kind === 'mark' && a.name === name && b.name === name);
		assert.ok(a.lane !== b.lane && a.t <= b.t);
	}
});

test('toldMoments() finds where a lock goes from one to the other', () => {
	const run = sample([
		lock(1, 'hold', 'lock:L'),
		lock(2, 'wait', 'lock:L', 'P1.T1'),
		lock(5, 'release', 'lock:L'),
		lock(6, 'wake', 'lock:L', 'P1.T1'),
		lock(7, 'hold', 'lock:L', 'P1.T1'),
	]);
	const [a, b] = toldMoments(run, 'handover', 'sharing/mutex');
	assert.deepEqual([a.t, a.lane, b.t, b.lane], [5, 'P1', 7, 'P1.T1']);
});

test('toldMoments() says what a lesson may ask for, and what a run does not have', () => {
	assert.throws(() => toldMoments(firstRace, 'nothing', 'a/b'), /There are reads, writes, handover/);
	assert.throws(() => toldMoments(firstRace, 'handover', 'a/b'), /its run has no handover/);
});
