import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkStates } from './check-states.ts';
import { dropped, exit, incomplete, running, sample, state } from './fixture.ts';
import type { RunEvent } from './types.ts';

const refused: [string, RunEvent[], string][] = [
	['a zombie that has not ended', [state(5, 'P2', 'zombie')], 'P2 is a zombie before its end.'],
	[
		'a zombie twice',
		[exit(4, 'P2'), state(5, 'P2', 'zombie'), state(6, 'P2', 'zombie')],
		'P2 is a zombie a second time.',
	],
	['a thread as zombie', [state(5, 'P1.T1', 'zombie')], 'P1.T1 is a thread; only processes are zombie.'],
	['a process that is online', [state(5, 'P2', 'online')], 'P2 is a process; only threads are online.'],
	[
		'a thread online twice',
		[state(5, 'P1.T1', 'online'), state(6, 'P1.T1', 'online')],
		'P1.T1 is online a second time.',
	],
	[
		'a stop in a stop',
		[state(5, 'P2', 'stopped'), state(6, 'P2', 'stopped')],
		'P2 is stopped a second time without having run on.',
	],
	['a start in a start', [running(5, 'P2'), running(6, 'P2')], 'P2 runs a second time without having been stopped.'],
	['a stop after the end', [exit(4, 'P2'), state(5, 'P2', 'stopped')], 'P2 is stopped after its end.'],
	['an orphan without its new parent', [state(5, 'P2', 'orphaned')], 'P2 is orphaned, and its new parent is missing.'],
	['an orphan of itself', [state(5, 'P2', 'orphaned', 'P2')], 'P2 is orphaned to itself.'],
	['that it was left out that something was left out', [dropped('P2', 'dropped')], 'No "dropped" can be left out.'],
];
for (const [what, events, message] of refused)
	test(`checkStates() refuses ${what}`, () => {
		assert.deepEqual(
			checkStates(sample(events)).map((problem) => problem.message),
			[message],
		);
	});

test('checkStates() accepts what can be', () => {
	const recording = sample([
		...[running(3, 'P2'), state(5, 'P2', 'stopped'), running(6, 'P2'), state(7, 'P2', 'stopped'), running(8, 'P2')],
		{ t: 9, lane: 'P2', kind: 'exec', argv: ['node', 'b.js'], seen: 'exact' },
		...[running(10, 'P2'), state(11, 'P2', 'orphaned', 'outside'), exit(12, 'P2'), state(12, 'P2', 'zombie')],
		...[running(20, 'P1.T1'), exit(21, 'P1.T1'), state(22, 'P1.T1', 'online')],
		...[dropped('P3', 'state'), state(5, 'P3', 'stopped'), state(6, 'P3', 'stopped')],
	]);
	assert.deepEqual(checkStates(recording), []);
});

test('checkStates() accepts a zombie that is told of before its end, in the same microsecond or while the run goes on', () => {
	assert.deepEqual(checkStates(sample([state(12, 'P2', 'zombie'), exit(12, 'P2')])), []);
	const going = incomplete(sample([state(12, 'P2', 'zombie')]));
	assert.deepEqual(checkStates({ ...going, events: going.events.filter(({ kind }) => kind !== 'exit') }), []);
});
