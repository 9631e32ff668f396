import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkStreams } from './check-streams.ts';
import { bytes, exit, P1, P2, sample, start } from './fixture.ts';
import type { Recording, RunEvent } from './types.ts';
import type { Problem } from './validate.ts';

const STDOUT = 'P2>P1#stdout';
const out = (t: number, lane: string, from: number, to: number): RunEvent => ({
	...{ t, lane, kind: 'out', fd: 1, text: 'x'.repeat(to - from), channel: STDOUT, from, to },
});
const read = (t: number, lane: string, from: number, to: number): RunEvent =>
	bytes(t, lane, 'receive', from, to, STDOUT);

for (const [what, recording, problems] of [
	[
		'bytes that were not sent',
		sample([bytes(3, 'P1', 'send', 0, 4), bytes(5, 'P2', 'receive', 0, 9)]),
		[{ message: 'P2 receives bytes up to 9 of P1>P2, of which 4 had been sent.', event: 3 }],
	],
	[
		'bytes before they were sent',
		sample([bytes(3, 'P2', 'receive', 0, 4), bytes(5, 'P1', 'send', 0, 4)]),
		[{ message: 'P2 receives bytes up to 4 of P1>P2, of which 0 had been sent.', event: 2 }],
	],
	[
		'output that is read before it was written',
		sample([read(3, 'P1', 0, 4), out(5, 'P2', 0, 4)]),
		[{ message: `P1 receives bytes up to 4 of ${STDOUT}, of which 0 had been sent.`, event: 2 }],
	],
	[
		'input that nobody wrote',
		sample([{ t: 3, lane: 'P2', kind: 'in', fd: 0, text: 'hi', channel: 'P1>P2#stdin', from: 0, to: 2 }]),
		[{ message: 'P2 receives bytes up to 2 of P1>P2#stdin, of which 0 had been sent.', event: 2 }],
	],
	[
		'a range that goes back',
		sample([bytes(3, 'P1', 'send', 4, 0)]),
		[{ message: 'A range of bytes goes from 4 back to 0.', event: 1 }],
	],
	[
		'a lane that writes in another order',
		sample([bytes(3, 'P1', 'send', 4, 8), bytes(4, 'P1', 'send', 0, 4)]),
		[{ message: 'P1 goes back to byte 0 of P1>P2, after 8.', event: 2 }],
	],
	[
		'a byte that two lanes read',
		sample([out(3, 'P2', 0, 8), read(4, 'P1', 0, 5), read(5, 'P1.T1', 4, 8)]),
		[{ message: `Byte 4 of ${STDOUT} is read by P1 and again by P1.T1.`, event: 5 }],
	],
] as [string, Recording, Problem[]][])
	test(`checkStreams() refuses ${what}`, () => {
		assert.deepEqual(checkStreams(recording), problems);
	});

for (const [what, recording] of [
	['an end that several lanes share', sample([out(3, 'P2', 0, 4), out(4, 'P3', 4, 8), read(5, 'P1', 0, 8)])],
	['bytes that were written and never read', sample([out(3, 'P2', 0, 4)])],
	['a gap between ranges', sample([out(3, 'P2', 10, 14), read(4, 'P1', 10, 14)])],
	['a writing and a reading in one microsecond', sample([read(3, 'P1', 0, 4), out(3, 'P2', 0, 4)])],
	[
		'bytes whose sender was concluded',
		sample([{ ...read(3, 'P1', 0, 4), seen: 'inferred' } as RunEvent, start(0, 'P2')]),
	],
	["what Node itself writes of its lane's error", sample([read(3, 'P1', 0, 40), exit(5, 'P2', 1)])],
	[
		'bytes of a program that is not Node, which its lane started',
		sample([read(3, 'P1', 0, 4)], {
			lanes: [P1, P2, { id: 'P3', kind: 'process', name: 'sh', parent: 'P2', node: false }],
		}),
	],
] as [string, Recording][])
	test(`checkStreams() accepts ${what}`, () => {
		assert.deepEqual(checkStreams(recording), []);
	});
