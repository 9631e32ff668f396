import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

const posix = { skip: process.platform === 'win32' };

test('watchSignals() tells who sent which signal to whom, and who received it', posix, async () => {
	const { recording } = await recordFixture('signals.mjs');
	assert.deepEqual(problemsOf(recording), []);
	const signals = eventsOf(recording, 'signal');
	const [listens, waits, leads, member] = recording.lanes.slice(1).map(({ id }) => id);
	const sent = signals.filter(({ to }) => to !== undefined).map(({ lane, signal, to }) => [lane, signal, to]);
	assert.deepEqual(sent, [
		['P1', 'SIGUSR2', 'P1'],
		['P1', 'SIGUSR2', listens],
		[listens, 'SIGUSR2', 'P1'],
		['P1', 'SIGTERM', waits],
		['P1', 'SIGHUP', leads],
		['P1', 'SIGHUP', member],
		['P1', 'SIGKILL', 'P1'],
	]);
	for (const { lane, signal, to, t, at } of signals.filter(({ to }) => to !== undefined)) {
		assert.match(at ?? '', /^signals\.mjs:\d+$/);
		const got = signals.filter(
			(each) => each.lane === to && each.from === lane && each.signal === signal && each.t >= t,
		);
		assert.ok(got.length > 0, `${to} receives ${signal}`);
	}
	const received = signals.filter(({ to }) => to === undefined);
	assert.equal(received.length, sent.length);
	const ends = eventsOf(recording, 'exit').map(({ lane, signal, code }) => [lane, signal ?? code]);
	const expected = [
		['P1', 'SIGKILL'],
		[listens, 5],
		[waits, 'SIGTERM'],
		[leads, 'SIGHUP'],
		[member, 'SIGHUP'],
	];
	assert.deepEqual(
		ends.sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
		expected,
	);
});

test('watchSignals() tells a signal of the runner once, whether the program listens or not', posix, async () => {
	for (const role of ['listens', 'waits']) {
		const { recording } = await recordFixture('signals.mjs', [role], {}, (run, item) => {
			if ('kind' in item && item.kind === 'out') run.kill('SIGTERM');
		});
		assert.deepEqual(problemsOf(recording), []);
		const signals = eventsOf(recording, 'signal').map(({ signal, from }) => [signal, from]);
		assert.deepEqual(signals, [['SIGTERM', 'runner']]);
	}
});
