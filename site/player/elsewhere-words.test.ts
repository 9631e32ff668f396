import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutputEvent } from '../../scripts/recording/types.ts';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { elsewhereWords } from './elsewhere-words.ts';

test('elsewhereWords() names whose output went to another lane, and nobody where all of it arrived', () => {
	assert.equal(elsewhereWords(firstRace), '');
	const piped: OutputEvent = { t: 5, lane: 'P1.T1', kind: 'out', fd: 1, text: 'x', channel: 'P1.T1>P1#stdout' };
	assert.match(
		elsewhereWords({ ...firstRace, events: [...firstRace.events, piped, piped] }),
		/^What Box office . printed went to other lanes and not to the terminal/,
	);
	// What was lost at the end of a run went nowhere.
	assert.equal(elsewhereWords({ ...firstRace, events: [{ t: 5, lane: 'P1', kind: 'out', fd: 1, text: 'x' }] }), '');
});
