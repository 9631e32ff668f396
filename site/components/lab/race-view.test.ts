import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../../scripts/timeline/fixtures/first-race.ts';
import { choicesOf } from './race-view.ts';

test('choicesOf() has one right choice in a run that lost one sale, and a reason for every other', () => {
	const choices = choicesOf(firstRace);
	assert.equal(choices.length, 12);
	assert.deepEqual(
		choices.filter(({ right }) => right).map(({ words }) => words),
		['Box office A: write 3'],
	);
	assert.match(choices.find(({ words }) => words === 'Box office B: write 3')?.reason ?? '', /stays/);
	assert.match(choices.find(({ words }) => words === 'Box office A: read 6')?.reason ?? '', /read/);
	assert.match(choices.find(({ words }) => words === 'Box office B: write 1')?.reason ?? '', /counted/);
});
