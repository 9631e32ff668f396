import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptRuns } from './kept-runs.ts';
import type { LabView } from './view.ts';

test('keptRuns() has no run twice: the typical one is often kept as its outcome too', () => {
	const [one, two] = [1, 2].map((durationUs) => ({ header: { durationUs }, lanes: [], events: [] }));
	const outcomes = {
		runs: 3,
		outcomes: [
			{ id: 'lost', count: 2 },
			{ id: 'kept', count: 1 },
		],
		recordings: { lost: one, kept: two },
	};
	const module = { outcome: { classes: { lost: 'lost some' } } };
	const view = { lab: { id: 't/x' }, recording: structuredClone(one), outcomes, module } as unknown as LabView;
	assert.deepEqual(keptRuns(view), [
		{ name: 't/x', words: 'a typical run' },
		{ name: 't/x/outcome-kept', words: 'kept, as in 1 of 3 runs' },
	]);
});
