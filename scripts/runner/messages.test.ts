import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventOf, Recording } from '../recording/types.ts';
import { eventsOf, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

/** Records a way of `messages.mjs`, which must not fail, and whose recording must be valid. */
const recordWay = (...args: string[]) => recordValid('messages.mjs', args);
/** The same of `process-messages.mjs`. */
const recordProcesses = (...args: string[]) => recordValid('process-messages.mjs', args);

async function recordValid(file: string, args: string[]): Promise<Recording> {
	const { recording, err } = await recordFixture(file, args);
	assert.equal(err.toString(), '');
	assert.deepEqual(problemsOf(recording), []);
	return recording;
}

interface Heard {
	channel: string;
	lane: string;
	/** What was sent, by the recording. */
	sent: string | undefined;
	/** What the program heard. */
	heard: string | undefined;
}

/** Each receive, with what the recording says was sent and what the program says that it heard. */
function heardIn(recording: Recording): Heard[] {
	const sends = new Map(eventsOf(recording, 'send').map((send) => [send.message, send]));
	return eventsOf(recording, 'receive').map((receive) => {
		const { lane, channel, message } = receive;
		const rest = recording.events.slice(recording.events.indexOf(receive) + 1);
		const mark = rest.find((event): event is EventOf<'mark'> => event.kind === 'mark' && event.lane === lane);
		return { channel, lane, sent: textOf(sends.get(message)?.preview), heard: mark?.name };
	});
}

function textOf(preview = ''): string | undefined {
	const [, inside, alone] = /"text":"([^"]*)"|^"(.*)"$/.exec(preview) ?? [];
	return inside ?? alone;
}

/** All of them were joined with the right send. */
function assertJoined(recording: Recording): Heard[] {
	const heard = heardIn(recording);
	for (const each of heard) assert.equal(each.sent, each.heard, JSON.stringify(each));
	return heard;
}

function said(heard: Heard[], channel: string): (string | undefined)[] {
	return heard.filter((each) => each.channel === channel).map((each) => each.heard);
}

for (const serialization of ['json', 'advanced'])
	test(`startRun() joins messages of processes in both directions, serialized as ${serialization}`, async () => {
		const recording = await recordProcesses('processes', serialization);
		const heard = assertJoined(recording);
		const down = ['before it listens 1', 'before it listens 2', 'with a server', 'queued behind the server'];
		assert.deepEqual(said(heard, 'P1>P2'), down);
		assert.deepEqual(said(heard, 'P2>P1'), ['first of all', 'at last']);
		const sends = eventsOf(recording, 'send', 'P1');
		assert.deepEqual(
			sends.map(({ preview }) => textOf(preview)),
			down,
			'what threw, came too late, or is internal was not sent',
		);
		const text = sends[0]?.preview ?? '';
		assert.ok(serialization === 'json' ? sends[0]?.bytes === text.length : (sends[0]?.bytes ?? 0) > 0);
		assert.match(sends[0]?.at ?? '', /^process-messages\.mjs:13$/);
	});

test('startRun() joins messages of threads and of threads of threads', async () => {
	const heard = assertJoined(await recordWay('workers'));
	assert.deepEqual(said(heard, 'P1>P1.T1').slice(0, 1), ['to outer']);
	assert.deepEqual(said(heard, 'P1.T1>P1'), ['outer heard inner']);
	assert.deepEqual(said(heard, 'P1.T1>P1.T2'), ['to inner']);
	assert.deepEqual(said(heard, 'P1.T2>P1.T1'), ['inner heard']);
});

test('startRun() keeps the channel of a port that moves, and moves again, and comes back', async () => {
	const recording = await recordWay('moving');
	const heard = assertJoined(recording);
	const channels = new Set(eventsOf(recording, 'send').map(({ channel }) => channel));
	assert.deepEqual([...channels].filter((each) => each.startsWith('port:')).sort(), ['port:P1.1a', 'port:P1.1b']);
	assert.deepEqual(said(heard, 'port:P1.1b').sort(), ['and back', 'before it moves', 'moved once', 'moved twice']);
	const there = heard.filter(({ channel }) => channel === 'port:P1.1a');
	assert.deepEqual(there.map((each) => each.heard).slice(0, 3), [
		'waits in the port 1',
		'waits in the port 2',
		'while it moves',
	]);
	assert.deepEqual([there[0]?.lane, there[1]?.lane], ['P1', 'P1.T1']);
});

test('startRun() keeps the channel of a port that moves within a thread', async () => {
	const heard = assertJoined(await recordWay('within'));
	assert.deepEqual(said(heard, 'port:P1.2a'), ['waits for it', 'end']);
	assert.deepEqual(said(heard, 'port:P1.1a'), ['holds a port']);
});

test('startRun() knows a buffer and a port in a clone, and the line that takes a message itself', async () => {
	const recording = await recordWay('clones');
	const heard = assertJoined(recording);
	assert.deepEqual(said(heard, 'port:P1.1a'), ['to a port that is moved', 'end']);
	const taken = eventsOf(recording, 'receive').map(({ at }) => at);
	assert.deepEqual(taken, ['messages.mjs:106', undefined]);
	assert.deepEqual(
		eventsOf(recording, 'release').map(({ on }) => on),
		['atomics:s1[0]', 'atomics:s1[1]'],
	);
});

test('startRun() knows the channel that a process hands on to its child', async () => {
	const recording = await recordProcesses('inherited');
	assert.deepEqual(said(assertJoined(recording), 'P2>P1'), ['from the child', 'from the grandchild']);
	assert.deepEqual(
		eventsOf(recording, 'send').map(({ lane }) => lane),
		['P2', 'P3'],
	);
});

test('startRun() tells what a process that does not report sent', { skip: process.platform === 'win32' }, async () => {
	const recording = await recordProcesses('unseen');
	const receives = eventsOf(recording, 'receive', 'P1');
	assert.deepEqual(
		receives.map(({ message }) => message),
		[0, 1, 2, 3, 4].map((n) => `P2>P1#${n}`),
	);
	assert.equal(recording.lanes[1]?.node, false);
});

test('startRun() joins a broadcast with all that received it', async () => {
	const recording = await recordWay('broadcast');
	const heard = assertJoined(recording);
	for (const { message } of eventsOf(recording, 'send').filter(({ preview }) => /main|says/.test(preview ?? '')))
		assert.equal(eventsOf(recording, 'receive').filter((receive) => receive.message === message).length, 2);
	assert.ok(heard.every(({ channel }) => channel === 'broadcast:news@P1'));
});

test('startRun() knows a shared buffer in every thread that has it', async () => {
	const recording = await recordWay('buffers');
	const cells = eventsOf(recording, 'release').map(({ lane, on }) => [lane, on]);
	assert.deepEqual(cells.sort(), [
		['P1', 'atomics:s1[0]'],
		['P1', 'atomics:s2[1]'],
		['P1.T1', 'atomics:s1[1]'],
		['P1.T1', 'atomics:s1[2]'],
		['P1.T2', 'atomics:s1[3]'],
		['P1.T3', 'atomics:s1[1]'],
		['P1.T3', 'atomics:s2[0]'],
	]);
});

test('startRun() tells no message that was refused, or that the program made up', async () => {
	const recording = await recordWay('refused');
	assert.deepEqual(
		eventsOf(recording, 'send').map(({ preview }) => preview),
		['"fine"', '0', '"end"'],
	);
	assert.equal(eventsOf(recording, 'receive').length, 3);
});

test('startRun() tells messages of cluster workers, and none of its own', async () => {
	const heard = assertJoined(await recordProcesses('cluster'));
	assert.deepEqual(
		heard.map((each) => each.heard),
		['worker listens', 'primary heard'],
	);
});

test('startRun() leaves out most of many messages, the same at both ends, and tells how many', async () => {
	const recording = await recordWay('many');
	for (const kind of ['send', 'receive'] as const) {
		const told = eventsOf(recording, kind).length;
		const left = eventsOf(recording, 'dropped').filter(({ what }) => what === kind);
		assert.equal(told + left.reduce((sum, { count }) => sum + count, 0), 12_000, kind);
		assert.ok(told >= 5000 && told < 5200);
	}
	const sent = new Set(eventsOf(recording, 'send').map(({ message }) => message));
	assert.ok(eventsOf(recording, 'receive').every(({ message }) => sent.has(message)));
});

test('startRun() tells what was received of lanes that were killed while they sent', async () => {
	const recording = await recordWay('killed');
	assert.ok(eventsOf(recording, 'receive', 'P1').length >= 500);
	assert.deepEqual(
		eventsOf(recording, 'exit')
			.map(({ lane, signal }) => [lane, signal])
			.sort(),
		[
			['P1', null],
			['P1.T1', null],
			['P2', 'SIGKILL'],
		],
	);
});

for (const seed of ['1', '2', '3'])
	test(`startRun() follows ports that wander between three threads, by seed ${seed}`, async () => {
		const { recording, err } = await recordFixture('wandering-ports.mjs', [seed]);
		assert.equal(err.toString(), '');
		assert.deepEqual(problemsOf(recording), []);
		assert.ok(assertJoined(recording).length > 20);
	});
