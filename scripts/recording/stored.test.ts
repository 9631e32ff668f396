import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exit, sample, start } from './fixture.ts';
import { randomRecordings } from './random-recording.ts';
import { readRecording, writeRecording } from './stored.ts';

const stored = `{"header":{"format":"interleave","version":1,"lab":"a/b","command":["node","main.ts"],"node":"26.10.0","platform":"linux-x64","cores":2,"captured":["probe"],"durationUs":100,"exit":{"code":0,"signal":null}},
"lanes":[
{"id":"P1","kind":"process","name":"main.ts"},
{"id":"P2","kind":"process","name":"main.ts","parent":"P1"}],
"events":[
{"t":0,"lane":"P1","kind":"start","seen":"exact"},
{"t":4,"lane":"P1","kind":"spawn","child":"P2","at":"main.ts:12"},
{"t":4,"lane":"P2","kind":"start","seen":"exact"},
{"t":9,"lane":"P1","kind":"send","message":"P1>P2#0","channel":"P1>P2","bytes":4,"preview":"\\"hi\\""},
{"t":30,"lane":"P2","kind":"receive","message":"P1>P2#0","channel":"P1>P2"},
{"t":80,"lane":"P2","kind":"exit","code":0,"signal":null,"seen":"exact"},
{"t":100,"lane":"P1","kind":"exit","code":0,"signal":null,"seen":"exact"}]}
`;

test('writeRecording() writes one lane and one event per line, keys in a fixed order', () => {
	const recording = sample(
		[
			{ at: 'main.ts:12', child: 'P2', kind: 'spawn', lane: 'P1', t: 4 },
			start(4, 'P2'),
			{ preview: '"hi"', bytes: 4, channel: 'P1>P2', message: 'P1>P2#0', kind: 'send', lane: 'P1', t: 9 },
			{ t: 30, kind: 'receive', lane: 'P2', channel: 'P1>P2', message: 'P1>P2#0' },
			exit(80, 'P2'),
		],
		{ header: { lab: 'a/b' } },
	);
	assert.equal(writeRecording(recording), stored);
	assert.deepEqual(readRecording(stored, 'recording.json'), recording);
});

test('readRecording() gives back what writeRecording() wrote', () => {
	for (const recording of randomRecordings(60))
		assert.deepEqual(readRecording(writeRecording(recording), 'recording.json'), recording);
});

test('writeRecording() loses no key that it does not know', () => {
	const recording = sample([{ t: 1, lane: 'P1', kind: 'mark', name: 'x', later: { z: 1, a: 2 } } as never]);
	assert.deepEqual(JSON.parse(writeRecording(recording)), recording);
});

const again = 'Record it anew: npm run interleave -- record a/b';

for (const [what, change, message] of [
	[
		'a key with a slip',
		['"seen":"exact"},\n{"t":4,"lane":"P1"', '"sene":"exact"},\n{"t":4,"lane":"P1"'],
		`r.json:6: "seen" is missing.\nr.json:6: "sene" is not a key that is known here. ${again}`,
	],
	['a time that is no integer', ['"t":9,', '"t":9.5,'], `r.json:9: "t" must be integer, not number. ${again}`],
	[
		'a receive without its send',
		['P1>P2#0","channel":"P1>P2"}', 'P1>P2#7","channel":"P1>P2"}'],
		`r.json:10: P2 receives "P1>P2#7", which nobody sent. ${again}`,
	],
	[
		'a parent that is no lane',
		['"parent":"P1"', '"parent":"P7"'],
		`r.json:4: The parent of P2 is P7, which is no lane.\nr.json:7: P1 spawns P2, whose parent is P7. ${again}`,
	],
	[
		'a missing comma',
		['"},\n{"t":30', '"}\n{"t":30'],
		'r.json:10: this is not JSON: found "{" where "," or "]" should be. Record it anew.',
	],
	[
		'a newer version',
		['"version":1', '"version":3'],
		'r.json:1: This recording has format version 3; this Interleave reads up to version 2. Update Interleave to read it.',
	],
	[
		'another format',
		['"interleave"', '"asciicast"'],
		`r.json:1: This is not a recording of Interleave: its header lacks "format": "interleave". ${again}`,
	],
] as const)
	test(`readRecording() refuses ${what}`, () => {
		const bad = stored.replace(...(change as [string, string]));
		assert.notEqual(bad, stored);
		assert.throws(() => readRecording(bad, 'r.json'), { name: 'RecordingError', message });
	});

test('readRecording() names the line in JSON of another layout', () => {
	const bad = JSON.stringify(JSON.parse(stored.replace('"t":9,', '"t":-9,')), undefined, 2);
	const line = bad.split('\n').findIndex((text) => text.includes('-9')) + 1;
	assert.throws(() => readRecording(bad, 'r.json'), { faults: [{ line, reason: '"t": -9 is less than 0.' }] });
});

test('readRecording() says where a file is cut off', () => {
	assert.throws(() => readRecording(stored.slice(0, stored.indexOf('"t":30')), 'r.json'), {
		message: 'r.json:10: this is not JSON: the file ends where a key in double quotes should be. Record it anew.',
	});
	assert.throws(() => readRecording('', 'r.json'), {
		message: 'r.json:1: this is not JSON: the file ends where a value should be. Record it anew.',
	});
});

test('RecordingError shows ten faults and says how many there are', () => {
	const bad = stored.replaceAll('"lane":"P', '"lane":"Q').replaceAll('"kind":', '"kid":');
	assert.throws(
		() => readRecording(bad, 'r.json'),
		(error: Error & { faults: unknown[] }) => {
			assert.equal(error.message.split('\n').length, 11);
			assert.match(error.message, new RegExp(`… and ${error.faults.length - 10} more\\. Record it anew`));
			return true;
		},
	);
});
