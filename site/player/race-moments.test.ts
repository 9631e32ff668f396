import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { raceScene } from './race.ts';
import { raceMoments } from './race-moments.ts';

test('raceMoments() counts as the program and as the sales do', () => {
	const moments = raceMoments(firstRace, raceScene(firstRace), 'main.ts');
	assert.deepEqual(
		moments.map(({ line, byProgram, bySales }) => [line, byProgram, bySales]),
		[
			[0, 4, 4],
			[26, 4, 4],
			[26, 4, 4],
			[29, 3, 3],
			[29, 3, 2],
		],
	);
});
