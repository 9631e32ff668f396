import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording, RunEvent } from '../recording/types.ts';
import { decisiveEvents, lostWrites, salesOf } from './decisive.ts';
import { firstRace } from './fixtures/first-race.ts';

const marksOf = (events: readonly RunEvent[]) =>
	events.map(
		(event) => `${event.lane} ${event.kind === 'mark' ? `${event.name} ${JSON.stringify(event.detail)}` : ''}`,
	);

/** `A read 3` … in this order, one microsecond apart. */
function run(...moments: string[]): Recording {
	const events = moments.map((moment, t) => {
		const [lane = '', name = '', left] = moment.split(' ');
		return { t, lane, kind: 'mark' as const, name, detail: { left: Number(left) } };
	});
	return { ...firstRace, events };
}

test("salesOf() joins a read with the same lane's next write", () => {
	assert.equal(salesOf(firstRace).length, 6);
	assert.deepEqual(
		salesOf(run('A read 2', 'B read 2', 'B write 1')).map(({ read }) => read.lane),
		['B'],
	);
});

test('decisiveEvents() finds two reads of one number followed by two writes of one number', () => {
	const found = decisiveEvents(firstRace);
	assert.deepEqual(marksOf(found?.events ?? []), [
		'P1.T1 read {"left":4}',
		'P1.T2 read {"left":4}',
		'P1.T1 write {"left":3}',
		'P1.T2 write {"left":3}',
	]);
	assert.deepEqual([found?.read, found?.wrote, found?.sales[0].write.lane], [4, 3, 'P1.T1']);
});

test('decisiveEvents() finds nothing where every sale was counted', () => {
	assert.equal(decisiveEvents(run('A read 2', 'A write 1', 'B read 1', 'B write 0')), undefined);
});

test('decisiveEvents() asks that both read before either wrote', () => {
	// B read 2 anew only after A's stale write had set it back.
	assert.equal(decisiveEvents(run('A read 2', 'A write 1', 'B read 2', 'B write 1')), undefined);
});

test('decisiveEvents() sees through other sales in between', () => {
	const found = decisiveEvents(run('A read 3', 'B read 3', 'B write 2', 'B read 2', 'B write 1', 'A write 2'));
	assert.deepEqual(
		found?.sales.map(({ write }) => `${write.lane}@${write.t}`),
		['B@2', 'A@5'],
	);
});

test('lostWrites() names as many writes as sales were lost, however they mix', () => {
	assert.deepEqual(marksOf(lostWrites(firstRace)), ['P1.T1 write {"left":3}']);
	assert.deepEqual(lostWrites(run('A read 2', 'A write 1', 'B read 1', 'B write 0')), []);
	const mixed = run('B read 5', 'A read 5', 'B write 4', 'B read 4', 'A write 4', 'B write 3');
	assert.deepEqual(marksOf(lostWrites(mixed)), ['B write {"left":4}']);
});

test('decisiveEvents() prefers the pair with nothing else in between', () => {
	const found = decisiveEvents(
		run(
			'A read 4',
			'B read 4',
			'B write 3',
			'B read 3',
			'A write 3',
			'B write 2',
			'A read 2',
			'B read 2',
			'A write 1',
			'B write 1',
		),
	);
	assert.equal(found?.read, 2);
});
