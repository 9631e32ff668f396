import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutputEvent, Recording } from '../../scripts/recording/types.ts';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { arrivalWords } from './arrival-words.ts';
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

test('transcriptOf() goes by what was written first, and leaves out what did not arrive', () => {
	const recording = written({ text: 'first\n', arrived: 9 }, { text: 'second\n', lane: 'P2', arrived: 3 }, {
		text: 'to a file\n',
		arrived: undefined,
	} as Partial<OutputEvent>);
	assert.deepEqual(said(recording), ['P1: first', 'P2: second']);
	assert.deepEqual(arrivalWords(transcriptOf(recording), 0), {
		words: 'arrived 0.01 ms later, after the next line',
		matters: true,
	});
	assert.deepEqual(arrivalWords(transcriptOf(recording), 1), { words: 'arrived 0.00 ms later', matters: false });
});

test('transcriptOf() knows when each part of a line was written', () => {
	const [line] = transcriptOf(written({ text: 'a', t: 3 }, { text: 'b\n', t: 8, arrived: 20_000 }));
	assert.deepEqual(
		line?.parts.map(({ text, t }) => [text, t]),
		[
			['a', 3],
			['b', 8],
		],
	);
	assert.equal(line?.t, 3);
	assert.equal(line?.arrived, 20_000);
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
