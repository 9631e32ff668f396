import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { whoWords } from './who-words.ts';

test('whoWords() says which process or thread a name stands for', () => {
	assert.equal(whoWords(firstRace, 'P1'), 'main.ts is the process P1');
	assert.match(whoWords(firstRace, 'P1.T1'), /^Box office . is T1, a thread of the process P1, main\.ts$/);
	assert.equal(whoWords(firstRace, 'P9'), 'P9');
});
