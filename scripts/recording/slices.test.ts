import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpu, exit, header, running, sample, start, state } from './fixture.ts';
import { slicesOf } from './slices.ts';
import type { Recording, RunEvent } from './types.ts';

/** `lane from-to kind label`, with `…` where it is open. */
const shown = (recording: Recording): string[] =>
	slicesOf(recording).map((s) => `${s.lane} ${s.from}-${s.to}${s.open ? '…' : ''} ${s.kind} ${s.label}`);

const lock = (t: number, kind: 'wait' | 'wake' | 'hold' | 'release', on = 'lock:L', lane = 'P1'): RunEvent => ({
	t,
	lane,
	kind,
	on,
});

test('slicesOf() starts a lane until its own code runs', () => {
	const run = sample([running(40, 'P1'), start(50, 'P1.T1'), running(60, 'P1.T1'), exit(90, 'P1.T1')]);
	assert.deepEqual(shown(run), [
		'P1 0-40 starting starting',
		'P1 40-100 alive main.ts',
		'P1.T1 50-60 starting starting',
		'P1.T1 60-90 alive worker.ts',
	]);
});

test('slicesOf() shows a lane that never reported as alive from its start', () => {
	assert.deepEqual(shown(sample([])), ['P1 0-100 alive main.ts']);
});

test('slicesOf() leaves open what has not ended', () => {
	const events = [start(0, 'P1'), running(10, 'P1'), lock(12, 'hold'), start(20, 'P2'), start(21, 'P3')];
	const { durationUs, exit: _, ...beginning } = header();
	const lanes = [
		{ id: 'P1', kind: 'process', name: 'main.ts' } as const,
		{ id: 'P2', kind: 'process', name: 'child.ts', parent: 'P1' } as const,
		{ id: 'P3', kind: 'process', name: 'sleep', parent: 'P1', node: false } as const,
	];
	assert.deepEqual(shown({ header: beginning, lanes, events: [...events, lock(30, 'wait', 'x')] }), [
		'P1 0-10 starting starting',
		'P1 10-30… alive main.ts',
		'P1 12-30… holding lock:L',
		'P2 20-30… starting starting',
		'P3 21-30… alive sleep',
		'P1 30-30… waiting x',
	]);
});

for (const [what, events, slices] of [
	[
		'a wait that ends with the hold',
		[lock(20, 'wait'), lock(30, 'hold'), lock(50, 'release')],
		['P1 20-30 waiting lock:L', 'P1 30-50 holding lock:L'],
	],
	[
		'a wake-up before the hold',
		[lock(20, 'wait'), lock(29, 'wake'), lock(30, 'hold'), lock(50, 'release')],
		['P1 20-29 waiting lock:L', 'P1 30-50 holding lock:L'],
	],
	['a wait that never ends, until the exit', [lock(20, 'wait', 'atomics:s0[0]')], ['P1 20-100 waiting atomics:s0[0]']],
	[
		'two waits in turn',
		[lock(20, 'wait'), lock(21, 'wait'), lock(25, 'hold'), lock(26, 'release'), lock(27, 'hold')],
		['P1 20-25 waiting lock:L', 'P1 21-27 waiting lock:L', 'P1 25-26 holding lock:L', 'P1 27-100 holding lock:L'],
	],
	[
		'two waits, each with its wake-up',
		[lock(20, 'wait'), lock(21, 'wait'), lock(22, 'wake'), lock(23, 'hold'), lock(24, 'wake')],
		['P1 20-22 waiting lock:L', 'P1 21-24 waiting lock:L', 'P1 23-100 holding lock:L'],
	],
	[
		'locks hand over hand',
		[lock(20, 'hold', 'a'), lock(30, 'hold', 'b'), lock(40, 'release', 'a'), lock(50, 'release', 'b')],
		['P1 20-40 holding a', 'P1 30-50 holding b'],
	],
	[
		'locks of two lanes apart',
		[lock(20, 'hold', 'a'), lock(30, 'wait', 'a', 'P2'), lock(40, 'release', 'a'), lock(41, 'hold', 'a', 'P2')],
		['P1 20-40 holding a', 'P2 30-41 waiting a', 'P2 41-100 holding a'],
	],
	['a standstill', [{ t: 20, lane: 'P1', kind: 'block', why: 'spawnSync', us: 30 }], ['P1 20-50 blocked spawnSync']],
	['a notify, which holds nothing', [lock(20, 'release', 'atomics:s0[0]')], []],
] as [string, RunEvent[], string[]][])
	test(`slicesOf() shows ${what}`, () => {
		assert.deepEqual(
			shown(sample(events)).filter((line) => !line.includes('alive')),
			slices,
		);
	});

test('slicesOf() is the same for events that come in another order between lanes', () => {
	const run = sample([running(5, 'P1'), start(10, 'P2'), running(20, 'P2'), lock(15, 'hold'), lock(30, 'release')]);
	const arrived = { ...run, events: run.events.toSorted((a, b) => (a.lane === b.lane ? 0 : a.lane < b.lane ? 1 : -1)) };
	assert.deepEqual(slicesOf(arrived), slicesOf(run));
});

test('slicesOf() tells how much a lane ran between readings of its CPU time, and nothing where none was read', () => {
	const run = sample([cpu(10, 'P1', 5), cpu(30, 'P1', 20), cpu(30, 'P1', 0), cpu(40, 'P1', 0), cpu(20, 'P2', 40)]);
	assert.deepEqual(
		slicesOf(run).flatMap(({ kind, lane, from, to, share }) => (kind === 'running' ? [[lane, from, to, share]] : [])),
		[
			['P1', 0, 10, 0.5],
			['P2', 0, 20, 2],
			['P1', 10, 30, 1],
			['P1', 30, 40, 0],
		],
	);
});

test('slicesOf() tells nothing of running from where readings were left out', () => {
	const run = sample([
		cpu(10, 'P1', 5),
		{ t: 15, lane: 'P1', kind: 'dropped', what: 'cpu', count: 9 },
		cpu(30, 'P1', 20),
	]);
	assert.deepEqual(
		slicesOf(run).flatMap(({ kind, from, to }) => (kind === 'running' ? [[from, to]] : [])),
		[[0, 10]],
	);
});

test('slicesOf() shows stops, zombies and orphans', () => {
	const run = sample([
		...[state(10, 'P2', 'stopped'), state(20, 'P2', 'running'), state(30, 'P2', 'stopped')],
		...[state(40, 'P2', 'orphaned', 'P1'), { ...exit(60, 'P2'), reaped: 70 } as RunEvent, state(60, 'P2', 'zombie')],
		...[exit(80, 'P3'), state(80, 'P3', 'zombie')],
	]);
	assert.deepEqual(shown(run).slice(1), [
		'P2 0-60 alive main.ts',
		'P3 0-80 alive main.ts',
		'P2 10-20 stopped stopped',
		'P2 30-60 stopped stopped',
		'P2 40-60 orphaned P1',
		'P2 60-70 zombie ended, and its parent does not know yet',
		'P3 80-100… zombie ended, and its parent does not know yet',
	]);
});
