import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcomes } from '../../scripts/recording/claim.ts';
import { dropped, lock, mark, out, sample, spawn, start } from '../../scripts/recording/fixture.ts';
import { printed } from '../../scripts/recording/queries.ts';
import type { Recording, RunEvent } from '../../scripts/recording/types.ts';
import { nearestRun } from './nearest-run.ts';

const outcomes: Outcomes = {
	classes: { all: 'counted all', some: 'lost some', none: 'lost all' },
	of: (recording) => ({ outcome: printed(recording, { lane: 'P1' }).trim() }),
};

/** Two threads that take turns, and what came of it. */
const run = (first: string, second: string, outcome: string, more: RunEvent[] = []): Recording =>
	sample([
		...[spawn(1, 'P1', 'P1.T1'), start(1, 'P1.T1'), spawn(2, 'P1', 'P1.T2'), start(2, 'P1.T2')],
		...[lock(10, 'hold', 'lock:L', first), mark(11, first, 'in'), lock(12, 'release', 'lock:L', first)],
		...[lock(13, 'hold', 'lock:L', second), mark(14, second, 'in'), lock(15, 'release', 'lock:L', second)],
		...more,
		out(40, 'P1', `${outcome}\n`),
	]);
const recorded = [
	{ name: 't/x', words: 'a typical run', recording: run('P1.T1', 'P1.T2', 'all') },
	{ name: 't/x/outcome-some', words: 'lost some', recording: run('P1.T2', 'P1.T1', 'some') },
];

test('nearestRun() finds the recorded run that a run is the same as, also where another is the typical one', () => {
	const { verdict, run: nearest, differences } = nearestRun(recorded, run('P1.T2', 'P1.T1', 'some'), outcomes);
	assert.deepEqual([verdict, nearest.name, differences], ['same', 't/x/outcome-some', []]);
});

test('nearestRun() takes the run of the same outcome where another order came', () => {
	const { verdict, run: nearest, differences } = nearestRun(recorded, run('P1.T1', 'P1.T2', 'some'), outcomes);
	assert.deepEqual([verdict, nearest.name], ['allowed difference', 't/x/outcome-some']);
	assert.match(
		differences[0]?.says ?? '',
		/^In the recorded run, worker\.ts T2 releases "L" before worker\.ts T1 holds "L"; in your run, /,
	);
});

test('nearestRun() says of an outcome that no recorded run had, and of what none of them did, that it is new', () => {
	const lost = nearestRun(recorded, run('P1.T1', 'P1.T2', 'none'), outcomes);
	assert.deepEqual(
		[lost.verdict, lost.differences[0]?.says],
		['new', 'The outcome of your run is "lost all", which no run of the lab gave so far.'],
	);
	const more = nearestRun(recorded.slice(0, 1), run('P1.T1', 'P1.T2', 'all', [mark(30, 'P1', 'odd')]));
	assert.deepEqual(
		[more.verdict, more.differences.map(({ says }) => says)],
		['new', ['Only in your run: main.ts marks "odd".']],
	);
});

test('nearestRun() compares a run by what it did where its recording left out what its outcome is told by', () => {
	const flood = run('P1.T1', 'P1.T2', 'all', [dropped('P1', 'out')]);
	assert.equal(nearestRun(recorded, flood, outcomes).run.name, 't/x');
});
