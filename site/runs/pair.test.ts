import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exit, mark, out, running, sample, start } from '../../scripts/recording/fixture.ts';
import { factsOf, together } from './pair.ts';

const ms = (t: number) => t * 1000;
const run = (durationUs: number, line: string) => {
	const began = [start(0, 'P1.T1'), running(500, 'P1'), running(ms(1), 'P1.T1')];
	const ends = [exit(ms(5), 'P1.T1'), exit(durationUs, 'P1')];
	return sample([...began, ...ends, mark(ms(2), 'P1.T1', 'in'), out(ms(3), 'P1', line, ms(4))], {
		header: { durationUs },
	});
};

test('together() has the events of both runs by time, and says whose each is', () => {
	const [upper, lower] = [run(ms(9), 'a\n'), run(ms(20), 'b\n')];
	const { recording, of } = together(upper, lower);
	assert.equal(recording.events.length, upper.events.length + lower.events.length);
	assert.deepEqual(
		recording.events.map(({ t }) => t),
		recording.events.map(({ t }) => t).toSorted((a, b) => a - b),
	);
	assert.equal(recording.header.durationUs, ms(20));
	assert.deepEqual(new Set(recording.lanes.map(({ id }) => id)).size, 4);
	const told = recording.events.map((event) => of.get(event));
	assert.deepEqual(
		told.filter((one) => one?.side === 'lower').map((one) => one?.event),
		lower.events,
	);
});

test('factsOf() tells how long a run took after start-up, and what it printed last', () => {
	assert.deepEqual(factsOf({ recording: run(ms(20), 'Total: 8\n'), words: 'with the lock' }), {
		words: 'with the lock',
		took: '19 ms',
		printed: 'Total: 8',
	});
	assert.equal(factsOf({ recording: sample([]), words: '' }).printed, 'nothing');
});
