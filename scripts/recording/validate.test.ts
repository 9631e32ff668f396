import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exit, header, out, running, sample, start } from './fixture.ts';
import { randomRecordings } from './random-recording.ts';
import type { Header, Lane, Recording, RunEvent } from './types.ts';
import { type Problem, validate } from './validate.ts';

const P1: Lane = { id: 'P1', kind: 'process', name: 'main.ts' };
const P2: Lane = { id: 'P2', kind: 'process', name: 'child.ts', parent: 'P1' };
const T1: Lane = { id: 'P1.T1', kind: 'thread', name: 'w.ts', parent: 'P1' };
const spawn = (t: number, lane: string, child: string): RunEvent => ({ t, lane, kind: 'spawn', child });
const send = (t: number, lane: string, message: string, channel = 'P1>P2'): RunEvent => ({
	t,
	lane,
	kind: 'send',
	message,
	channel,
});
const receive = (t: number, lane: string, message: string, channel = 'P1>P2'): RunEvent => ({
	t,
	lane,
	kind: 'receive',
	message,
	channel,
});
const bytes = (
	t: number,
	lane: string,
	kind: 'send' | 'receive',
	from: number,
	to: number,
	channel = 'P1>P2',
): RunEvent => ({ t, lane, kind, channel, from, to });
const lock = (t: number, kind: 'wait' | 'wake' | 'hold' | 'release', on = 'L'): RunEvent => ({
	t,
	lane: 'P1',
	kind,
	on,
});
const dropped = (lane: string, what: RunEvent['kind']): RunEvent => ({ t: 1, lane, kind: 'dropped', what, count: 3 });

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
	['a message that was never received', sample([send(5, 'P1', 'm')])],
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

const lives = (lanes: Lane[]): RunEvent[] => [
	...lanes.map(({ id }) => start(0, id)),
	...lanes.map(({ id }) => exit(100, id)),
];
const of = (lanes: Lane[], over: Partial<Header> = {}): Recording => ({
	header: { ...header(), ...over },
	lanes,
	events: lives(lanes),
});

for (const [what, recording, problems] of [
	['no lane', of([]), [{ message: 'There is no lane; a run has P1 at least.', pointer: '/lanes' }]],
	['a lane twice', { ...of([P1]), lanes: [P1, P1] }, [{ message: 'There are two lanes P1.', lane: 1 }]],
	[
		'a thread named like a process',
		of([P1, { ...P2, kind: 'thread' }]),
		[{ message: 'P2 is named like a process but is a thread.', lane: 1 }],
	],
	[
		'a thread without its process',
		of([P1, { ...T1, id: 'P7.T1', parent: 'P1' }]),
		[{ message: 'There is no process P7 for thread P7.T1.', lane: 1 }],
	],
	[
		'a thread of another process',
		of([P1, { ...T1, parent: 'P2' }, P2]),
		[{ message: 'P1.T1 is a thread, started by P2 of another process.', lane: 1 }],
	],
	[
		'a parent that is no lane',
		of([P1, { ...P2, parent: 'P7' }]),
		[{ message: 'The parent of P2 is P7, which is no lane.', lane: 1 }],
	],
	[
		'a lane without a parent',
		of([P1, { id: 'P2', kind: 'process', name: '' }]),
		[{ message: 'P2 has no parent; only P1 has none.', lane: 1 }],
	],
	[
		'a program with a parent',
		of([{ ...P1, parent: 'P1' }]),
		[{ message: 'P1 is the program itself and has no parent, not P1.', lane: 0 }],
	],
	[
		'parents in a circle',
		of([P1, { ...P2, parent: 'P3' }, { ...P2, id: 'P3', parent: 'P2' }]),
		[
			{ message: 'P2 is its own ancestor.', lane: 1 },
			{ message: 'P3 is its own ancestor.', lane: 2 },
		],
	],
	['a spawn of no lane', sample([spawn(5, 'P1', 'P7')]), [{ message: 'P1 spawns P7, which is no lane.', event: 1 }]],
	[
		"a spawn of another's child",
		sample([spawn(5, 'P2', 'P2')], { lanes: [P1, P2] }),
		[{ message: 'P2 spawns P2, whose parent is P1.', event: 2 }],
	],
	[
		'a second spawn',
		sample([spawn(5, 'P1', 'P2'), spawn(6, 'P1', 'P2'), start(6, 'P2')]),
		[{ message: 'P2 is spawned a second time.', event: 2 }],
	],
	[
		'events out of order',
		{ ...of([P1]), events: [start(0, 'P1'), out(7, 'P1', ''), out(5, 'P1', ''), exit(100, 'P1')] },
		[{ message: 'Events are sorted by time, then lane: t 5 of P1 comes after t 7 of P1.', event: 2 }],
	],
	[
		'lanes out of order',
		{ ...of([P1, P2]), events: [start(0, 'P2'), ...lives([P1]), exit(100, 'P2')] },
		[{ message: 'Events are sorted by time, then lane: t 0 of P1 comes after t 0 of P2.', event: 1 }],
	],
	[
		'an event after the end',
		sample([exit(101, 'P1')]),
		[{ message: 't 101 is after the end of the run at 100.', event: 1 }],
	],
	[
		'an event of no lane',
		{ ...of([P1]), events: [start(0, 'P1'), start(5, 'P3'), exit(100, 'P1')] },
		[{ message: 'P3 is no lane of this recording.', event: 1 }],
	],
	[
		'a lane without events',
		{ ...of([P1, P2]), events: lives([P1]) },
		[{ message: 'P2 never starts: it has no event.', lane: 1 }],
	],
	[
		'a lane that does not begin with its start',
		{ ...of([P1]), events: [out(0, 'P1', ''), exit(100, 'P1')] },
		[{ message: 'The first event of P1 is "out"; it must be "start".', event: 0 }],
	],
	[
		'a lane without its end',
		{ ...of([P1, P2]), events: [...lives([P1]).slice(0, 1), start(3, 'P2'), exit(100, 'P1')] },
		[{ message: 'P2 never ends: it has no "exit".', lane: 1 }],
	],
	['a second end', sample([exit(9, 'P1'), exit(10, 'P1')]), [{ message: 'P1 ends a second time.', event: 2 }]],
	[
		'a mark after the end',
		sample([exit(9, 'P1'), { t: 10, lane: 'P1', kind: 'mark', name: 'x' }]),
		[{ message: 'P1 ended before this "mark".', event: 2 }],
	],
	[
		'a child before its parent',
		sample([start(5, 'P1'), start(3, 'P2')]),
		[{ message: 'P2 starts at 3, before P1, which started it, at 5.', lane: 1 }],
	],
	[
		'a thread that outlives its process',
		sample([exit(50, 'P1'), exit(60, 'P1.T1')]),
		[{ message: 'P1.T1 ends at 60, after its process P1 at 50.', lane: 1 }],
	],
	[
		"an exit unlike the header's",
		sample([exit(50, 'P1', 3)]),
		[{ message: 'P1 exits with 3, but the header says 0.', event: 1 }],
	],
	[
		'a receive without its send',
		sample([receive(5, 'P2', 'm')]),
		[{ message: 'P2 receives "m", which nobody sent.', event: 2 }],
	],
	[
		'a receive before its send',
		sample([receive(5, 'P2', 'm'), send(7, 'P1', 'm')]),
		[{ message: 'P2 receives "m" at 5, before it was sent at 7.', event: 2 }],
	],
	[
		'a message sent twice',
		sample([send(5, 'P1', 'm'), send(7, 'P1', 'm')]),
		[{ message: '"m" is sent a second time.', event: 2 }],
	],
	[
		'bytes that were not sent',
		sample([bytes(3, 'P1', 'send', 0, 4), bytes(5, 'P2', 'receive', 0, 9)]),
		[{ message: 'P2 receives bytes up to 9 of P1>P2, of which 4 had been sent.', event: 3 }],
	],
	[
		'bytes before they were sent',
		sample([bytes(3, 'P2', 'receive', 0, 4), bytes(5, 'P1', 'send', 0, 4)]),
		[{ message: 'P2 receives bytes up to 4 of P1>P2, of which 0 had been sent.', event: 2 }],
	],
	[
		'a range that goes back',
		sample([bytes(3, 'P1', 'send', 4, 0)]),
		[{ message: 'A range of bytes goes from 4 back to 0.', event: 1 }],
	],
	[
		'a wake-up without a wait',
		sample([lock(3, 'wake')]),
		[{ message: 'P1 wakes on L without having waited for it.', event: 1 }],
	],
	[
		'a release without a hold',
		sample([lock(3, 'hold', 'K'), lock(4, 'release')]),
		[{ message: 'P1 releases L without holding it.', event: 2 }],
	],
	[
		'standstills that cross',
		sample([
			{ t: 5, lane: 'P1', kind: 'block', why: 'a', us: 20 },
			{ t: 10, lane: 'P1', kind: 'block', why: 'b', us: 30 },
		]),
		[{ message: 'P1 stands still until 40, across the end at 25 of the standstill around it.', event: 2 }],
	],
	[
		'output that arrives before it was written',
		sample([out(5, 'P1', 'x', 4)]),
		[{ message: 'Output of P1 arrives at 4, before it was written at 5.', event: 1 }],
	],
	[
		'an end that was known before it came',
		sample([{ t: 9, lane: 'P1', kind: 'exit', code: 0, signal: null, seen: 'exact', reaped: 8 }]),
		[{ message: 'The end of P1 is learned of at 8, before it came at 9.', event: 1 }],
	],
	[
		'a signal of no lane',
		sample([{ t: 5, lane: 'P1', kind: 'signal', signal: 'SIGTERM', from: 'P9' }]),
		[{ message: 'P9 is no lane of this recording.', event: 1 }],
	],
] as [string, Recording, Problem[]][])
	test(`validate() refuses ${what}`, () => {
		assert.deepEqual(validate(recording), problems);
	});
