import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { drawRace, raceScene } from './race.ts';

const counted = {
	...firstRace,
	events: firstRace.events.filter(({ t, lane }) => lane !== 'P1.T1' || t < 61_000 || t > 63_000),
};

test('raceScene() counts what the program lost from its marks', () => {
	const { byProgram, bySales, lanes, verdict } = raceScene(firstRace);
	assert.deepEqual([byProgram, bySales, verdict], [3, 2, 'Two sales. One counted.']);
	assert.deepEqual(lanes, ['P1.T1', 'P1.T2']);
});

test('raceScene() of a run that lost nothing shows all of it', () => {
	const { byProgram, bySales, decisive, verdict } = raceScene(counted);
	assert.deepEqual([byProgram, bySales, decisive, verdict], [1, 1, undefined, 'Five sales. Five counted.']);
});

test('raceScene() shows the four decisive marks and no others', () => {
	const { from, to } = raceScene(firstRace);
	const marks = firstRace.events.filter((event) => event.kind === 'mark' && event.t >= from && event.t <= to);
	assert.equal(marks.length, 4);
});

test('drawRace() tells as much as it is asked to', () => {
	const scene = raceScene(firstRace);
	const drawn = (options: object) => drawRace(firstRace, scene, { id: 'x', width: 600, ...options }).svg;
	assert.equal(drawn({}).match(/class="over instant"/g)?.length, 4);
	assert.match(drawn({}), /Two sales\. One counted\./);
	assert.equal(drawn({ only: 'read', joined: false }).match(/class="over instant"/g)?.length, 2);
	assert.doesNotMatch(drawn({ lanes: 1, marks: 0, joined: false }), /instant"|Box office B/);
});
