import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from './canonical.ts';
import { exit, header, out, start } from './fixture.ts';
import { randomRecordings } from './random-recording.ts';
import { formatItem, readStream } from './stream.ts';
import type { Recording, StreamItem } from './types.ts';

const { durationUs = 0, exit: end, ...beginning } = header();
const text = (...items: (StreamItem | object)[]) => items.map((item) => formatItem(item as StreamItem)).join('');
const begin = text({ header: beginning }, { newLane: { id: 'P1', kind: 'process', name: 'main.ts' } }, start(0, 'P1'));
const ending = text({ end: { durationUs, exit: end } });

test('formatItem() writes one line for each item, keys in a fixed order', () => {
	const items: [StreamItem, string][] = [
		[{ header: beginning }, begin.split('\n')[0] as string],
		[
			{ newLane: { name: 'w', parent: 'P1', kind: 'thread', id: 'P1.T1' } },
			'{"newLane":{"id":"P1.T1","kind":"thread","name":"w","parent":"P1"}}',
		],
		[{ fd: 1, text: 'a\nb', kind: 'out', lane: 'P1', t: 4 }, '{"t":4,"lane":"P1","kind":"out","fd":1,"text":"a\\nb"}'],
		[{ arrived: { lane: 'P1', fd: 1, t: 9 } }, '{"arrived":{"lane":"P1","fd":1,"t":9}}'],
		[
			{ end: { durationUs: 9, exit: { code: 0, signal: null } } },
			'{"end":{"durationUs":9,"exit":{"code":0,"signal":null}}}',
		],
	];
	for (const [item, line] of items) assert.equal(formatItem(item), `${line}\n`);
});

test('readStream() puts events in order, outputs with their arrival', () => {
	const stream =
		begin +
		text(
			out(5, 'P1', 'a'),
			{ arrived: { lane: 'P1', fd: 1, t: 20 } },
			{ arrived: { lane: 'P1', fd: 1, t: 21 } },
			{ newLane: { id: 'P2', kind: 'process', name: '', parent: 'P1' } },
			start(9, 'P2'),
			out(8, 'P1', 'b'),
			out(8, 'P1', 'c'),
			{ newLane: { id: 'P2', kind: 'process', name: 'true', parent: 'P1', node: false } },
			exit(100, 'P1'),
			exit(10, 'P2'),
		) +
		ending;
	const recording = readStream(stream, 's.ndjson');
	assert.deepEqual(recording.header, header());
	assert.deepEqual(recording.lanes, [
		{ id: 'P1', kind: 'process', name: 'main.ts' },
		{ id: 'P2', kind: 'process', name: 'true', parent: 'P1', node: false },
	]);
	assert.deepEqual(recording.events, [
		...[start(0, 'P1'), out(5, 'P1', 'a', 20), out(8, 'P1', 'b', 21), out(8, 'P1', 'c')],
		...[start(9, 'P2'), exit(10, 'P2'), exit(100, 'P1')],
	]);
});

test('readStream() keeps a stream without its end as incomplete, a torn last line left away', () => {
	for (const torn of ['', '{"t":7,"la', '"', '\n']) {
		const recording = readStream(`${begin}${formatItem(out(5, 'P1', 'a'))}${torn}`, 's.ndjson');
		assert.equal(recording.header.exit, undefined);
		assert.deepEqual(recording.events, [start(0, 'P1'), out(5, 'P1', 'a')]);
	}
	const whole = readStream(begin + formatItem(out(5, 'P1', 'a')).trimEnd(), 's.ndjson');
	assert.equal(whole.events.length, 2, 'a last line that lacks its newline alone is not torn');
});

test('readStream() gives back what was streamed, whatever the order between lanes', () => {
	for (const recording of randomRecordings(40)) {
		for (const order of [(events: Recording['events']) => events, laneByLane])
			assert.deepEqual(canonical(readStream(streamOf(recording, order), 's.ndjson')), recording);
	}
});

test('readStream() reads any beginning of a stream as incomplete', () => {
	for (const recording of randomRecordings(5)) {
		const stream = streamOf(recording, laneByLane);
		const least = stream.indexOf('\n') + 1;
		for (let length = least; length < stream.length - 1; length += 17)
			assert.equal(readStream(stream.slice(0, length), 's.ndjson').header.exit, undefined);
	}
});

for (const [what, stream, message] of [
	[
		'a torn line that is not the last',
		`${begin}{"t":7,"la\n${ending}`,
		's:4: this is not JSON: a text in quotes has no end, or a character that JSON forbids. Record it anew.',
	],
	['an empty file', '', 's:1: The stream has no header. Record it anew.'],
	[
		'a stream without its header',
		text(start(0, 'P1')),
		's:1: The first line of a stream is its header. Record it anew.',
	],
	['a second header', begin + text({ header: beginning }), 's:4: There is a second header. Record it anew.'],
	[
		'an event of a lane that was not told of',
		begin + text(out(5, 'P2', 'x')),
		's:4: P2 comes before the line with its "newLane". Record it anew.',
	],
	[
		'what comes after the end',
		begin + text(exit(9, 'P1')) + ending + text(out(5, 'P1', 'x')),
		's:6: The stream had ended before this line. Record it anew.',
	],
	['an unknown line', `${begin}{"ned":{}}\n`, 's:4: "ned" is not a line of a stream. Record it anew.'],
	[
		'two things in one line',
		`${begin}{"end":{},"arrived":{}}\n`,
		's:4: A line holds one thing: an event, or one of header, newLane, arrived and end. Record it anew.',
	],
	['a line that is no object', `${begin}[]\n`, 's:4: A line of a stream is a JSON object. Record it anew.'],
	['a bad event', `${begin}{"t":1,"lane":"P1","kind":"cpu"}\n`, 's:4: "us" is missing. Record it anew.'],
	[
		'a bad arrival',
		`${begin}{"arrived":{"lane":"P1","t":1}}\n`,
		's:4: "arrived" must have a lane, an fd and a t. Record it anew.',
	],
	['a bad end', `${begin}{"end":{"durationUs":1}}\n`, 's:4: "end" must have durationUs and exit. Record it anew.'],
	[
		'a newer version',
		begin.replace('"version":1', '"version":9'),
		's:1: This recording has format version 9; this Interleave reads up to version 2. Update Interleave to read it.',
	],
	[
		'a newer version, whatever else is in it',
		`${begin.replace('"version":1', '"version":3')}{"unheard":"of"}\n`,
		's:1: This recording has format version 3; this Interleave reads up to version 2. Update Interleave to read it.',
	],
	[
		'a version that there is not',
		begin.replace('"version":1', '"version":"1"'),
		's:1: This recording has format version "1", which there is not; this Interleave reads versions 1 to 2. Record it anew.',
	],
	[
		'an arrival of what was never written',
		begin +
			text(out(1, 'P1', 'a'), ...[3, 4].map((t) => ({ arrived: { lane: 'P1', fd: 1, t } })), exit(9, 'P1')) +
			ending,
		's:6: Output of P1 on fd 1 arrives, and there is none left that was written. Record it anew.',
	],
	[
		'a lane that does not end',
		begin + text(out(1, 'P1', '')) + ending,
		's:2: P1 never ends: it has no "exit". Record it anew.',
	],
	[
		'what cannot have been',
		begin + text(exit(3, 'P1'), start(4, 'P1')),
		's:5: P1 starts a second time. Record it anew.',
	],
] as const)
	test(`readStream() refuses ${what}`, () => {
		assert.throws(() => readStream(stream, 's'), {
			name: 'RecordingError',
			message: new RegExp(`^${RegExp.escape(message)}`),
		});
	});

function streamOf(recording: Recording, order: (events: Recording['events']) => Recording['events']): string {
	const { durationUs, exit, ...beginning } = recording.header;
	return text({ header: beginning }, ...recording.lanes.map((newLane) => ({ newLane })), ...order(recording.events), {
		end: { durationUs, exit },
	});
}

function laneByLane(events: Recording['events']): Recording['events'] {
	return events.toSorted((a, b) => (a.lane === b.lane ? 0 : a.lane < b.lane ? 1 : -1));
}
