import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeChain } from './cause-chain.ts';
import { lock, mark, receive, sample, send, spawn, start } from './fixture.ts';
import { orderOf } from './happens-before.ts';
import { randomRecordings } from './random-recording.ts';
import type { Recording } from './types.ts';

const event = ({ events }: Recording, t: number, lane: string, kind = 'mark') => {
	const found = events.find((event) => event.t === t && event.lane === lane && event.kind === kind);
	assert.ok(found);
	return found;
};

test('causeChain() goes the way of the messages, with as few steps as can be', () => {
	const recording = sample([
		mark(1, 'P1', 'a'),
		send(2, 'P1', 'P1>P2#0', 'P1>P2'),
		receive(3, 'P2', 'P1>P2#0', 'P1>P2'),
		send(4, 'P2', 'P2>P3#0', 'P2>P3'),
		receive(5, 'P3', 'P2>P3#0', 'P2>P3'),
		mark(6, 'P3', 'b'),
		send(7, 'P1', 'P1>P3#0', 'P1>P3'),
		receive(8, 'P3', 'P1>P3#0', 'P1>P3'),
		mark(9, 'P3', 'c'),
	]);
	const steps = (t: number) =>
		causeChain(recording, event(recording, 1, 'P1'), event(recording, t, 'P3'))?.map(({ from, to }) => [from.t, to.t]);
	assert.deepEqual(steps(6), [
		[2, 3],
		[4, 5],
	]);
	assert.deepEqual(steps(9), [[7, 8]]);
	assert.equal(causeChain(recording, event(recording, 6, 'P3'), event(recording, 1, 'P1')), undefined);
});

test('causeChain() needs no step within a lane, and none leads back', () => {
	const recording = sample([mark(1, 'P1', 'a'), mark(2, 'P1', 'b')]);
	const [a, b] = [event(recording, 1, 'P1'), event(recording, 2, 'P1')];
	assert.deepEqual(causeChain(recording, a, b), []);
	assert.equal(causeChain(recording, b, a), undefined);
});

test('causeChain() names the lock, not the cell within it', () => {
	const recording = sample([
		spawn(0, 'P1', 'P1.T1'),
		start(0, 'P1.T1'),
		lock(1, 'hold', 'lock:L', 'P1'),
		lock(2, 'wait', 'lock:L', 'P1.T1'),
		lock(3, 'wait', 'atomics:s1[0]', 'P1.T1'),
		mark(4, 'P1', 'last within'),
		{ ...lock(5, 'release', 'atomics:s1[0]', 'P1'), result: '1' } as never,
		lock(6, 'release', 'lock:L', 'P1'),
		lock(7, 'wake', 'atomics:s1[0]', 'P1.T1'),
		lock(8, 'wake', 'lock:L', 'P1.T1'),
		mark(9, 'P1.T1', 'within'),
	]);
	const chain = causeChain(recording, event(recording, 4, 'P1'), event(recording, 9, 'P1.T1'));
	assert.deepEqual(
		chain?.map(({ kind, from }) => [kind, from.t]),
		[['wake', 6]],
	);
});

test('causeChain() finds a way wherever orderOf() says before, and every step of it goes on from the one before', () => {
	for (const [seed, recording] of randomRecordings(15).entries()) {
		const order = orderOf(recording);
		const some = recording.events.filter((_, index) => index % 5 === 0).slice(0, 30);
		for (const a of some)
			for (const b of some) {
				if (!order.isBefore(a, b)) continue;
				const chain = causeChain(recording, a, b);
				assert.ok(chain, `${seed}: ${JSON.stringify([a, b])}`);
				const stops = [a, ...chain.flatMap(({ from, to }) => [from, to]), b];
				for (let index = 0; index < stops.length; index += 2) {
					const [here, next] = [stops[index], stops[index + 1]] as const;
					assert.equal(here?.lane, next?.lane);
					assert.ok(here === next || (here && next && order.isBefore(here, next)));
				}
			}
	}
});
