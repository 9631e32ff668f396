import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workIn } from './trace.ts';

test('workIn() counts what stands within something else once, in CPU time, of the busiest main thread', () => {
	const name = (tid: number) => ({
		name: 'thread_name',
		ph: 'M',
		pid: 1,
		tid,
		ts: 0,
		dur: 0,
		args: { name: 'CrRendererMain' },
	});
	const event = (name: string, ts: number, dur: number, tdur: number, tid = 1) => ({
		name,
		ph: 'X',
		pid: 1,
		tid,
		ts,
		dur,
		tdur,
	});
	const events = [
		name(1),
		name(2),
		event('RunTask', 0, 100_000, 60_000),
		event('RunTask', 1, 90_000, 50_000),
		event('FunctionCall', 10, 40_000, 30_000),
		event('RunMicrotasks', 20, 10_000, 10_000),
		event('RunTask', 200_000, 5_000, 5_000),
		event('RunTask', 0, 9_000, 9_000, 2),
		{ ...event('there', 150_000, 0, 0), cat: 'blink.user_timing' },
	];
	assert.deepEqual(workIn(events), { script: 30, all: 65, longest: 60 });
	assert.deepEqual(workIn(events, 'there'), { script: 30, all: 60, longest: 60 });
});
