import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparableRuns } from './comparable-runs.ts';
import type { LabView } from './view.ts';

const recording = { header: {}, lanes: [], events: [] };
const lab = { id: 't/x', variants: { none: { title: 'without the lock' }, one: { title: 'with half of it' } } };

test('comparableRuns() offers the other variants by their titles, the program as it is among them', () => {
	const view = { lab, variant: 'none', recording, module: {} } as unknown as LabView;
	assert.deepEqual(comparableRuns(view), {
		shown: { name: 't/x/none', words: 'without the lock' },
		others: [
			{ name: 't/x', words: 'the program as it is' },
			{ name: 't/x/one', words: 'with half of it' },
			{ name: 't/x/none', words: 'without the lock' },
		],
	});
});

test('comparableRuns() offers the kept runs of a lab without variants', () => {
	const other = { ...recording, events: [{}] };
	const outcomes = { runs: 3, outcomes: [{ id: 'lost', count: 1 }], recordings: { lost: other } };
	const view = { lab: { id: 't/x', variants: {} }, recording, outcomes, module: {} } as unknown as LabView;
	assert.deepEqual(comparableRuns(view), {
		shown: { name: 't/x', words: 'a typical run' },
		others: [
			{ name: 't/x/outcome-lost', words: 'lost, as in 1 of 3 runs' },
			{ name: 't/x', words: 'a typical run' },
		],
	});
});

test('comparableRuns() offers nothing where a lab has one recording', () => {
	const view = { lab: { id: 't/x', variants: {} }, recording, module: {} } as unknown as LabView;
	assert.deepEqual(comparableRuns(view), { shown: { name: 't/x', words: 'a typical run' }, others: [] });
});
