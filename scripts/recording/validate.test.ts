import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	bytes,
	dropped,
	exit,
	header,
	lock,
	out,
	P1,
	P2,
	receive,
	running,
	sample,
	send,
	spawn,
	start,
} from './fixture.ts';
import { randomRecordings } from './random-recording.ts';
import type { Recording, RunEvent } from './types.ts';
import { validate } from './validate.ts';

const { durationUs: _, exit: __, ...unended } = header();
const incomplete = (events: RunEvent[], lanes = [P1, P2]): Recording => ({ header: unended, lanes, events });

for (const [what, recording] of [
	['a run of one process', sample([running(4, 'P1'), out(5, 'P1', 'x', 6)])],
	['output in flight after the exit', sample([exit(9, 'P1'), out(12, 'P1', 'late', 15)])],
	[
		'what became of a process after its exit',
		sample([exit(9, 'P2'), { t: 10, lane: 'P2', kind: 'state', state: 'zombie' }]),
	],
	['a message to itself in one microsecond', sample([send(5, 'P1', 'm', 'P1>P1'), receive(5, 'P1', 'm', 'P1>P1')])],
	['a message of one microsecond from a later lane', sample([receive(5, 'P1', 'm'), send(5, 'P2', 'm')])],
	['a message that was never received', sample([start(0, 'P2'), send(5, 'P1', 'm')])],
	['a receive whose send was dropped', sample([dropped('P2', 'send'), receive(5, 'P1', 'm')])],
	[
		'a receive from a process that cannot report',
		sample([receive(5, 'P1', 'm', 'P2>P1')], { lanes: [P1, { ...P2, node: false }] }),
	],
	[
		'a receive from outside',
		sample([receive(5, 'P1', 'm', 'outside>P1'), bytes(6, 'P1', 'receive', 0, 7, 'outside>P1#tcp')]),
	],
	[
		'bytes read in other pieces',
		sample([bytes(3, 'P1', 'send', 0, 4), bytes(4, 'P1', 'send', 4, 9), bytes(5, 'P2', 'receive', 0, 9)]),
	],
	[
		'bytes read in the microsecond of their writing',
		sample([bytes(3, 'P1', 'receive', 0, 4), bytes(3, 'P2', 'send', 0, 4)]),
	],
	[
		'locks hand over hand',
		sample([lock(1, 'hold', 'a'), lock(2, 'hold', 'b'), lock(3, 'release', 'a'), lock(4, 'release', 'b')]),
	],
	['a notify', sample([lock(1, 'release', 'atomics:s0[0]')])],
	['a wake-up whose wait was dropped', sample([dropped('P1', 'wait'), lock(2, 'wake')])],
	[
		'a standstill within another',
		sample([
			{ t: 5, lane: 'P1', kind: 'block', why: 'a', us: 20 },
			{ t: 10, lane: 'P1', kind: 'block', why: 'b', us: 16 },
		]),
	],
	[
		'a signal of the runner, an orphan taken by the outside',
		sample([
			{ t: 5, lane: 'P1', kind: 'signal', signal: 'SIGTERM', from: 'runner' },
			{ t: 5, lane: 'P1', kind: 'state', state: 'orphaned', parent: 'outside' },
		]),
	],
	[
		'a lane without its end whose exits were dropped',
		{ ...sample([]), events: [start(0, 'P1'), dropped('P1', 'exit')] },
	],
	['an incomplete run', incomplete([start(0, 'P1'), start(5, 'P2'), receive(6, 'P1', 'm'), spawn(7, 'P1', 'P7')])],
	['an incomplete run without a lane', incomplete([], [])],
] as [string, Recording][])
	test(`validate() accepts ${what}`, () => {
		assert.deepEqual(validate(recording), []);
	});

test('validate() accepts every sound recording', () => {
	for (const recording of randomRecordings(60)) assert.deepEqual(validate(recording), []);
});
