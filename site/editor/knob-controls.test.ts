import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf, settingAt } from './knob-controls.ts';
import { knobWords } from './knobs.ts';

const STEPS = [1, 10, 100, 1000];

test('settingAt() and placeOf() lead from a slider to a setting and back', () => {
	for (const [place, setting] of STEPS.entries()) {
		assert.equal(settingAt(STEPS, place), setting);
		assert.equal(placeOf(STEPS, setting), place);
	}
	assert.equal(settingAt([], 5), 5);
	assert.equal(placeOf([], 5), 5);
});

test('placeOf() comes nearest to a setting that is typed between two steps, or beyond them', () => {
	assert.deepEqual(
		[0, 3, 7, 90, 5000].map((setting) => placeOf(STEPS, setting)),
		[0, 0, 1, 2, 3],
	);
});

test('knobWords() says the numbers that were turned', () => {
	assert.deepEqual(knobWords({ times: { title: 'additions each', usual: 1_000_000, value: 10_000 } }), [
		'with 10,000 additions each',
	]);
	assert.deepEqual(knobWords(), []);
});
