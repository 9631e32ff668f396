import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptOutcomes } from './kept-outcomes.ts';
import type { LabView } from './view.ts';

test('keptOutcomes() calls the typical run by its own name, and tells the values', () => {
	const [one, two] = [1, 2].map((durationUs) => ({ header: { durationUs }, lanes: [], events: [] }));
	const outcomes = { runs: 3, outcomes: [{ id: 'lost' }, { id: 'kept' }], recordings: { lost: one, kept: two } };
	const of = ({ header }: { header: { durationUs: number } }) => ({ outcome: 'of it', value: header.durationUs });
	const module = { outcome: { classes: {}, of } };
	const view = { lab: { id: 't/x' }, recording: structuredClone(one), outcomes, module } as unknown as LabView;
	assert.deepEqual(keptOutcomes(view), [
		{ outcome: 'lost', value: 1, name: 't/x' },
		{ outcome: 'kept', value: 2, name: 't/x/outcome-kept' },
	]);
});

test('keptOutcomes() tells the typical run too, where it is kept for itself', () => {
	const run = (durationUs: number) => ({ header: { durationUs }, lanes: [], events: [] });
	const outcomes = { runs: 3, outcomes: [{ id: 'lost' }], recordings: { lost: run(1) } };
	const of = ({ header }: { header: { durationUs: number } }) => ({ outcome: 'lost', value: header.durationUs });
	const view = { lab: { id: 't/x' }, recording: run(9), outcomes, module: { outcome: { classes: {}, of } } };
	assert.deepEqual(keptOutcomes(view as unknown as LabView), [
		{ outcome: 'lost', value: 1, name: 't/x/outcome-lost' },
		{ outcome: 'lost', value: 9, name: 't/x' },
	]);
});
