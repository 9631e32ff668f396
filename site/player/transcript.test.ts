import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutputEvent, Recording } from '../../scripts/recording/types.ts';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { transcriptOf } from './transcript.ts';

const said = (recording: Recording) =>
	transcriptOf(recording).map(({ lane, parts }) => `${lane}: ${parts.map(({ text }) => text).join('')}`);

function written(...events: Partial<OutputEvent>[]): Recording {
	const outs = events.map((event, t) => ({ t, lane: 'P1', kind: 'out' as const, fd: 1, arrived: t, ...event }));
	return { ...firstRace, events: outs };
}

test('transcriptOf() gives each line its lane', () => {
	assert.deepEqual(said(firstRace), ['P1: Seats sold: 6 of 6', 'P1: Seats left, by the counter: 1']);
});

test('transcriptOf() goes by arrival and leaves out what did not arrive', () => {
	const recording = written({ text: 'second\n', arrived: 9 }, { text: 'first\n', lane: 'P2', arrived: 3 }, {
		text: 'to a file\n',
		arrived: undefined,
	} as Partial<OutputEvent>);
	assert.deepEqual(said(recording), ['P2: first', 'P1: second']);
});

test('transcriptOf() joins what one lane wrote in parts, until another lane comes between', () => {
	assert.deepEqual(said(written({ text: 'a' }, { text: 'b\nc' }, { text: 'x', lane: 'P2' }, { text: 'd\n' })), [
		'P1: ab',
		'P1: c',
		'P2: x',
		'P1: d',
	]);
});

test('transcriptOf() shows empty lines and bytes that are no text', () => {
	assert.deepEqual(said(written({ text: 'a\n\nb\n' })), ['P1: a', 'P1: ', 'P1: b']);
	assert.deepEqual(
		said(written({ base64: btoa('\xc3'), text: undefined } as never, { base64: btoa('\xa9\xff\n') } as never)),
		['P1: é\ufffd'],
	);
});

test('transcriptOf() cuts an endless line and says by how much', () => {
	const [line] = transcriptOf(written({ text: 'x'.repeat(200_000) }));
	assert.equal(line?.parts[0]?.text.length, 2000);
	assert.equal(line?.cut, 198_000);
});
