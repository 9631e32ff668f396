import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from './fixtures/first-race.ts';
import { processesRun } from './fixtures/processes.ts';
import { laneName } from './lane-names.ts';
import { duration, eventWords, instant } from './words.ts';

test('duration() is as exact as a reader needs', () => {
	const cases: [number, string][] = [
		[410, '0.41 ms'],
		[2400, '2.4 ms'],
		[41_300, '41 ms'],
		[1_204_000, '1.20 s'],
		[61e6, '61 s'],
	];
	for (const [us, words] of cases) assert.equal(duration(us), words);
	assert.equal(instant(61_560), '61.560 ms');
});

test('laneName() adds the id where a name does not tell lanes apart', () => {
	assert.equal(laneName(firstRace, 'P1.T1'), 'Box office A');
	const twins = { lanes: firstRace.lanes.map((lane) => ({ ...lane, name: 'worker' })) };
	assert.equal(laneName(twins, 'P1.T2'), 'worker T2');
});

test('eventWords() says what happened', () => {
	const said = [...firstRace.events, ...processesRun.events].map((event) =>
		eventWords(event, event.lane === 'P2' || event.lane === 'P1' ? processesRun : firstRace),
	);
	for (const words of [
		'read 4',
		'write 3',
		'starts child.ts',
		'prints "child works"',
		'is ended by SIGKILL',
		'fails: TypeError: no child',
	])
		assert.ok(said.includes(words), words);
});

test('eventWords() keeps to a line, however long a text is', () => {
	const event = { t: 0, lane: 'P1', kind: 'mark' as const, name: 'x', detail: 'y'.repeat(200_000) };
	assert.ok(eventWords(event, firstRace).length < 100);
});
