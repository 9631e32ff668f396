import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../timeline/fixtures/first-race.ts';
import { totalsAt } from './hero-player.ts';
import { raceScene } from './race.ts';

test('totalsAt() counts as the program and as the sales do', () => {
	const scene = raceScene(firstRace);
	const at = (t?: number) => Object.values(totalsAt(firstRace, scene, t));
	assert.deepEqual(
		[at(61_700), at(62_100), at(62_600), at()],
		[
			[4, 4],
			[3, 3],
			[3, 2],
			[3, 2],
		],
	);
});
