import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Schema, Validator } from '@cfworker/json-schema';
import { header, sample } from './fixture.ts';
import { eventLine } from './key-order.ts';
import { randomRecordings } from './random-recording.ts';
import { eventSchemas, recordingSchema } from './schema.ts';
import type { EventKind } from './types.ts';
import { validate } from './validate.ts';

const published = new Validator(recordingSchema as Schema, '2020-12', false);
const of = (event: unknown) => ({ ...sample([]), events: [event] });
const whole = sample([]);

test('recordingSchema accepts every sound recording', () => {
	for (const recording of randomRecordings(20))
		assert.deepEqual(published.validate(recording), { valid: true, errors: [] });
});

test('recordingSchema knows every kind of event', () => {
	// A kind that is missing or too much fails the types.
	const kinds: Record<EventKind, true> = {
		...{ start: true, exec: true, exit: true, spawn: true, out: true, in: true, send: true, receive: true, wait: true },
		...{ wake: true, hold: true, release: true, block: true, cpu: true, state: true, signal: true, error: true },
		...{ mark: true, dropped: true },
	};
	assert.deepEqual(Object.keys(eventSchemas).sort(), Object.keys(kinds).sort());
});

test('recordingSchema has no key that is written out of order', () => {
	for (const [kind, schema] of Object.entries(eventSchemas)) {
		const keys = Object.keys((schema as { properties: object }).properties);
		const line = eventLine(Object.fromEntries(['unknown', ...keys].map((key) => [key, 0])));
		assert.equal(Object.keys(JSON.parse(line)).at(-1), 'unknown', kind);
	}
});

test('recordingSchema is plain JSON', () => {
	assert.deepEqual(JSON.parse(JSON.stringify(recordingSchema)), recordingSchema);
});

const common = { t: 0, lane: 'P1' };

for (const event of [
	{ ...common, kind: 'exec', argv: ['sh', '-c', 'x'], seen: 'inferred' },
	{ ...common, kind: 'exit', code: null, signal: 'SIGKILL', seen: 'exact', reaped: 3 },
	{ ...common, kind: 'in', fd: 0, base64: '//4=', replaced: true },
	{ ...common, kind: 'send', message: 'P1>P2#0', channel: 'P1>P2', bytes: 4, preview: '"hi"', at: 'main.ts:14' },
	{ ...common, kind: 'receive', channel: 'P1>P2', from: 0, to: 4 },
	{ ...common, kind: 'state', state: 'orphaned', parent: 'outside' },
	{ ...common, kind: 'mark', name: 'x', detail: null },
	{ ...common, kind: 'dropped', what: 'out', count: 3, bytes: 900 },
	{ ...common, kind: 'error', name: 'TypeError', message: '' },
])
	test(`recordingSchema accepts ${JSON.stringify(event)}`, () => {
		assert.deepEqual(published.validate(of(event)).errors, []);
	});

for (const [bad, message, pointer] of [
	[of(3), 'An event is a JSON object.', '/events/0'],
	[
		of({ ...common, kind: 'strat' }),
		`"kind" is "strat"; it must be one of ${Object.keys(eventSchemas).join(', ')}.`,
		'/events/0',
	],
	[
		of({ ...common, kind: 'toString' }),
		`"kind" is "toString"; it must be one of ${Object.keys(eventSchemas).join(', ')}.`,
		'/events/0',
	],
	[of({ lane: 'P1', kind: 'start', seen: 'exact' }), '"t" is missing.', '/events/0'],
	[of({ ...common, t: '0', kind: 'start', seen: 'exact' }), '"t" must be integer, not string.', '/events/0/t'],
	[of({ ...common, t: -1, kind: 'start', seen: 'exact' }), '"t": -1 is less than 0.', '/events/0/t'],
	[of({ ...common, kind: 'start', seen: 'guessed' }), '"seen" must be one of "exact","inferred".', '/events/0/seen'],
	[of({ ...common, lane: 'P0', kind: 'start', seen: 'exact' }), '"lane" must look like P1 or P1.T1.', '/events/0/lane'],
	[
		of({ ...common, kind: 'start', seen: 'exact', sene: 1 }),
		'"sene" is not a key that is known here.',
		'/events/0/sene',
	],
	[of({ ...common, kind: 'out', fd: 1 }), 'Exactly one of "text" and "base64" must be there.', '/events/0'],
	[
		of({ ...common, kind: 'out', fd: 1, text: '', base64: '' }),
		'Exactly one of "text" and "base64" must be there.',
		'/events/0',
	],
	[of({ ...common, kind: 'out', fd: 1, base64: 'abc' }), '"base64" must look like aGk= (base64).', '/events/0/base64'],
	[of({ ...common, kind: 'send', channel: 'c' }), 'Either "message" or "from" and "to" must be there.', '/events/0'],
	[of({ ...common, kind: 'send', channel: 'c', message: 'm', from: 1 }), '"from" stands without "to".', '/events/0'],
	[of({ ...common, kind: 'signal', signal: 'TERM' }), '"signal" must look like SIGTERM.', '/events/0/signal'],
	[
		of({ ...common, kind: 'signal', signal: 'SIGTERM', from: 'me' }),
		'"from" must be a lane (P1, P1.T1), or the word that is allowed in its place.',
		'/events/0/from',
	],
	[of({ ...common, kind: 'dropped', what: 'out', count: 0 }), '"count": 0 is less than 1.', '/events/0/count'],
	[
		{ ...whole, lanes: [{ id: 'P1', kind: 'fiber', name: '' }] },
		'"kind" must be one of "process","thread".',
		'/lanes/0/kind',
	],
	[{ ...whole, lanes: {} }, '"lanes" must be array, not object.', '/lanes'],
	[{ header: header(), lanes: whole.lanes }, '"events" is missing.', ''],
	[{ ...whole, more: 1 }, '"more" is not a key that is known here.', '/more'],
	[{ ...whole, header: { ...header(), exit: undefined } }, '"durationUs" stands without "exit".', '/header'],
	[{ ...whole, header: { ...header(), cores: 0 } }, '"cores": 0 is less than 1.', '/header/cores'],
	[
		{ ...whole, header: { ...header(), version: 3 } },
		'This recording has format version 3; this Interleave reads up to version 2. Update Interleave to read it.',
		'/header/version',
	],
	[
		{ ...whole, header: { ...header(), knobs: { times: { title: 'additions', usual: 4, value: 2 } } } },
		'"version" must be 2.',
		'/header/version',
	],
	...[0, -1, 1.5, '1', null, undefined].map((version): [object, string, string] => [
		{ ...whole, header: { ...header(), version } },
		version === undefined
			? 'This recording has no format version; this Interleave reads versions 1 to 2.'
			: `This recording has format version ${JSON.stringify(version)}, which there is not; this Interleave reads versions 1 to 2.`,
		'/header/version',
	]),
	[
		{ ...whole, header: undefined },
		'This is not a recording of Interleave: its header lacks "format": "interleave".',
		'/header',
	],
] as [object, string, string][])
	test(`validate() says: ${message}`, () => {
		const [problem] = validate(JSON.parse(JSON.stringify(bad)));
		assert.deepEqual({ message: problem?.message, pointer: problem?.pointer }, { message, pointer });
		if (!message.startsWith('This is not'))
			assert.equal(published.validate(JSON.parse(JSON.stringify(bad))).valid, false);
	});

test('validate() refuses what is no object', () => {
	for (const value of [null, 3, 'x', [], undefined])
		assert.deepEqual(validate(value), [{ message: 'A recording is a JSON object with header, lanes and events.' }]);
});
