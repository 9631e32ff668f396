import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labRecordings } from '../labs/committed-recordings.ts';
import { exit, lock, mark, out, P1, receive, sample, send, T1 } from '../recording/fixture.ts';
import { randomRecordings } from '../recording/random-recording.ts';
import type { RunEvent } from '../recording/types.ts';
import { everything } from './fixtures/everything.ts';
import { laneName } from './lane-names.ts';
import { narrate } from './narration.ts';

const told = (events: RunEvent[]) => {
	const lanes = events.some(({ lane }) => lane !== 'P1') ? [P1, T1] : [P1];
	return narrate(sample(events, { lanes }))
		.map(({ says }) => says)
		.filter((says) => !/ (starts|end|ends|exits with code 0|exit with code 0)\.$/.test(says));
};

test('narrate() tells a run in order, and once: waits with their ends, messages with their receives', () => {
	assert.deepEqual(
		narrate(everything).map(({ says }) => says),
		[
			'main.ts starts; its own code begins 30 ms later.',
			'main.ts starts two threads, Worker A and Worker B; their own code begins 19 ms later.',
			'main.ts sends "hi" to Worker A, which receives it 0.70 ms later.',
			'Worker A holds the lock "total" for 4.0 ms.',
			'Worker B waits 3.8 ms for the lock "total" that Worker A holds. Then it holds it for 1.8 ms.',
			'Worker A and Worker B end.',
			'main.ts starts the process perl P2.',
			'perl P2 becomes perl a.pl.',
			'perl P2 starts the process perl P3.',
			'perl P2 prints "abcdef", which reaches main.ts 1.2 ms later.',
			'main.ts sends SIGSTOP to perl P2.',
			'perl P2 is stopped.',
			'perl P2 runs on.',
			'perl P3 exits with code 7.',
			'perl P3 is a zombie: it has ended, and its parent, perl P2, learns of that 5.0 ms later.',
			'perl P2 waits 4.0 ms for the end of perl P3.',
			'main.ts stands still for 6.0 ms: spawnSync.',
			'perl P2 exits with code 0.',
			'main.ts sends {"lost":1}.',
			'main.ts exits with code 0.',
		],
	);
});

test('narrate() tells of an end before its zombie, in whichever order they are recorded', () => {
	const isZombie = (event: RunEvent) => event.kind === 'state' && event.state === 'zombie';
	const zombie = everything.events.find(isZombie) as RunEvent;
	const rest = everything.events.filter((event) => event !== zombie);
	const end = rest.findIndex(({ kind, lane }) => kind === 'exit' && lane === zombie.lane);
	const turned = { ...everything, events: rest.toSpliced(end, 0, zombie) };
	assert.notDeepEqual(turned.events, everything.events);
	assert.deepEqual(narrate(turned), narrate(everything));
});

test('narrate() makes one sentence of marks that follow each other, of outputs, of messages and of holds', () => {
	const sale = (t: number, left: number): RunEvent[] => [
		{ t, lane: 'P1', kind: 'mark', name: 'read', detail: { left } },
		{ t: t + 1, lane: 'P1', kind: 'mark', name: 'write', detail: { left: left - 1 } },
	];
	assert.deepEqual(told(sale(1, 6)), ['main.ts: read 6, write 5.']);
	assert.deepEqual(told([6, 5, 4, 3].flatMap((left) => sale(20 - left, left))), [
		'main.ts: read and write 4 times each, in turn, from read 6 to write 2.',
	]);
	assert.deepEqual(told([1, 2, 3].map((t) => out(t, 'P1', `${t}\n`))), ['main.ts prints "1", "2" and "3".']);
	assert.deepEqual(told(Array.from({ length: 9 }, (_, t) => out(t, 'P1', `${t}\n`))), [
		'main.ts prints 9 times, first "0", last "8".',
	]);
	const message = (t: number): RunEvent[] => [
		{ ...send(t, 'P1', `m${t}`, 'P1>P1.T1'), preview: String(t) } as RunEvent,
		receive(t, 'P1.T1', `m${t}`, 'P1>P1.T1'),
	];
	assert.deepEqual(told([...message(3), ...message(4)]), [
		'main.ts sends two messages to w.ts, which receives them: 3 and 4.',
	]);
	assert.deepEqual(told([lock(1, 'hold'), lock(2, 'release'), lock(3, 'hold'), lock(4, 'release')]), [
		'main.ts holds L twice, for 0.00 ms and 0.00 ms.',
	]);
});

test('narrate() tells alike things apart where much of the run lies between them', () => {
	const printed = (...times: number[]) => told([...times.map((t) => out(t, 'P1', `${t}\n`)), exit(1_000_000, 'P1')]);
	assert.deepEqual(printed(1, 40_000, 80_000), ['main.ts prints "1", "40000" and "80000".']);
	assert.deepEqual(printed(1, 300_000), ['main.ts prints "1".', 'main.ts prints "300000".']);
	const ends = narrate(sample([exit(400_000, 'P1.T1'), exit(1_000_000, 'P1')], { lanes: [P1, T1] }));
	assert.deepEqual(
		ends.filter(({ t }) => t > 0).map(({ t, says }) => `${t} ${says}`),
		['400000 w.ts ends.', '1000000 main.ts exits with code 0.'],
	);
});

test('narrate() says how a wait ended, or that it did not', () => {
	const wait = lock(10, 'wait', 'lock:L');
	const end = (result: string) => ({ ...lock(30, 'wake', 'lock:L'), result }) as RunEvent;
	assert.deepEqual(told([wait]), ['main.ts waits for "L", and nothing that was recorded ends it.']);
	assert.deepEqual(told([wait, end('timed-out')]), ['main.ts waits 0.02 ms for "L", until its time is up.']);
	assert.deepEqual(told([wait, end('not-equal')]), ['main.ts need not wait for "L": it had changed already.']);
	const still = { t: 10, lane: 'P1', kind: 'block' as const, why: 'spawnSync', us: 20 };
	assert.deepEqual(told([lock(10, 'wait', 'child:P9'), still, lock(30, 'wake', 'child:P9')]), [
		'main.ts stands still for 0.02 ms, waiting for the end of P9: spawnSync.',
	]);
	const woken = [wait, lock(20, 'release', 'lock:L', 'P1.T1'), end('ok')];
	assert.deepEqual(told(woken), ['main.ts waits 0.02 ms for "L", until w.ts wakes it.', 'w.ts releases "L".']);
});

test('narrate() is no longer than one can listen to, and says what it leaves out', () => {
	const events = Array.from({ length: 5000 }, (_, t) => (t % 2 ? mark(t, 'P1', `m${t}`) : out(t, 'P1', `${t}\n`)));
	const story = narrate(sample([...events, exit(6000, 'P1')]));
	assert.equal(story.length, 60);
	assert.match(story[49]?.says ?? '', /^Here \d{4} sentences of the story are left out; the table has every event\.$/);
	assert.match(story.at(-1)?.says ?? '', /exits with code 0/);
});

test('narrate() names every lane of every lab, says nothing twice in a row, and leaves no gap in a sentence', () => {
	const all = [...labRecordings(), ...randomRecordings(20).map((run, seed) => [`seed ${seed}`, run] as const)];
	assert.ok(all.length > 30);
	for (const [name, recording] of all) {
		const story = narrate(recording);
		const text = story.map(({ says }) => says).join('\n');
		for (const { id } of recording.lanes) assert.ok(text.includes(laneName(recording, id)), `${name}: ${id}`);
		for (const [index, { says, t }] of story.entries()) {
			assert.notEqual(says, story[index + 1]?.says, name);
			assert.doesNotMatch(says.replace(/".*"/, 'x'), /undefined|NaN| {2}| \.|\.\.$/, name);
			assert.match(says, /\.$/, name);
			assert.ok(t <= (story[index + 1]?.t ?? t), name);
		}
	}
});
