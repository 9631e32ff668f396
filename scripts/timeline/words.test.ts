import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../recording/types.ts';
import { everything } from './fixtures/everything.ts';
import { firstRace } from './fixtures/first-race.ts';
import { processesRun } from './fixtures/processes.ts';
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

test('eventWords() says who was written to, what was waited for, and how it went on', () => {
	const said = new Set(everything.events.map((event) => eventWords(event, everything)));
	for (const words of [
		'sends "hi" to Worker A',
		'receives "hi" from main.ts',
		'receives 4 bytes from perl P2',
		'waits for "total"',
		'waits for shared s1[0]',
		'notifies who waits for shared s1[0]',
		'wakes: the end of perl P3, exit 7',
		'sends SIGSTOP to perl P2',
		'is stopped',
		'runs on',
		'starts, seen by the kernel, and never becomes another program',
		'is a zombie: it has ended, and its parent has not asked yet',
	])
		assert.ok(said.has(words), words);
	const words = (event: object) => eventWords({ t: 0, lane: 'P1', ...event } as RunEvent, everything);
	assert.equal(words({ kind: 'exec', argv: ['sh', 'x'.repeat(3_000_000)] }).length, 81);
	assert.equal(words({ kind: 'wake', on: 'lock:L@P1', result: 'timed-out' }), 'wakes: "L", time was up');
	assert.equal(words({ kind: 'send', channel: 'broadcast:news@P1', preview: '1' }), 'sends 1 to all at "news"');
	assert.equal(words({ kind: 'send', channel: 'P1>outside#tcp1', from: 0, to: 1 }), 'sends 1 byte to outside the run');
	assert.equal(words({ kind: 'state', state: 'orphaned', parent: 'P2' }), 'is an orphan, its new parent is perl P2');
	assert.equal(
		eventWords({ t: 0, lane: 'P1.T1', kind: 'state', state: 'online' }, everything),
		'has begun to run, and main.ts learns of it',
	);
	assert.equal(words({ kind: 'signal', signal: 'SIGTERM', from: 'runner' }), 'gets SIGTERM from the runner');
	assert.equal(words({ kind: 'of a later version' }), 'of a later version');
});

test('eventWords() keeps to a line, however long a text is', () => {
	const event = { t: 0, lane: 'P1', kind: 'mark' as const, name: 'x', detail: 'y'.repeat(200_000) };
	assert.ok(eventWords(event, firstRace).length < 100);
});
