import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exit, header, out, sample, start } from './fixture.ts';
import {
	childrenOf,
	eventsOf,
	exitOf,
	laneById,
	lines,
	marks,
	printed,
	printedAt,
	processes,
	spanOf,
	threads,
} from './queries.ts';
import type { RunEvent } from './types.ts';

const mark = (t: number, lane: string, name: string): RunEvent => ({ t, lane, kind: 'mark', name });
const error = (t: number, lane: string, text: string, arrived?: number): RunEvent =>
	({ ...out(t, lane, text, arrived), fd: 2 }) as RunEvent;

const run = sample([
	...[{ t: 2, lane: 'P1', kind: 'spawn', child: 'P2' } as const, start(3, 'P2')],
	...[{ t: 4, lane: 'P2', kind: 'spawn', child: 'P2.T1' } as const, start(4, 'P2.T1'), start(5, 'P1.T1')],
	...[mark(10, 'P1', 'read'), mark(11, 'P2', 'read'), mark(12, 'P1', 'write')],
	...[
		out(20, 'P1', 'one\ntw', 30),
		out(21, 'P2', 'piped\n'),
		out(22, 'P2.T1', 'three\n', 29),
		error(23, 'P1', 'oops\n', 31),
		out(24, 'P1', 'o\n', 32),
	],
	...[exit(80, 'P2', 3), exit(70, 'P2.T1'), exit(90, 'P1.T1')],
]);
const ids = (lanes: { id: string }[]) => lanes.map(({ id }) => id);

test('laneById() finds a lane, or says which there are', () => {
	assert.equal(laneById(run, 'P2.T1').parent, 'P2');
	assert.throws(() => laneById(run, 'P9'), { message: 'There is no lane P9: the run has P1, P2, P2.T1, P1.T1.' });
	assert.throws(() => laneById({ ...run, lanes: [] }, 'P9'), { message: 'There is no lane P9: the run has none.' });
});

test('processes(), threads() and childrenOf() sort lanes out', () => {
	assert.deepEqual(ids(processes(run)), ['P1', 'P2']);
	assert.deepEqual(ids(threads(run)), ['P2.T1', 'P1.T1']);
	assert.deepEqual(ids(threads(run, 'P1')), ['P1.T1']);
	assert.deepEqual(ids(threads(run, laneById(run, 'P2'))), ['P2.T1']);
	assert.deepEqual(ids(childrenOf(run, 'P1')), ['P2', 'P1.T1']);
	assert.deepEqual(ids(childrenOf(run, 'P1.T1')), []);
});

test('marks() are in order of time, of one name or of all', () => {
	assert.deepEqual(
		marks(run).map(({ t }) => t),
		[10, 11, 12],
	);
	assert.deepEqual(
		marks(run, 'read').map(({ lane }) => lane),
		['P1', 'P2'],
	);
	assert.deepEqual(marks(run, 'none'), []);
	assert.deepEqual(
		marks({ ...run, events: run.events.toReversed() }).map(({ t }) => t),
		[10, 11, 12],
	);
});

test('eventsOf() picks by kind and lane', () => {
	assert.deepEqual(
		eventsOf(run, 'spawn').map(({ child }) => child),
		['P2', 'P2.T1'],
	);
	assert.deepEqual(
		eventsOf(run, 'out', 'P2').map(({ text }) => text),
		['piped\n'],
	);
});

test('eventsOf() refuses to answer from a part', () => {
	const part = sample([
		mark(5, 'P1', 'x'),
		mark(5, 'P2', 'x'),
		{ t: 6, lane: 'P2', kind: 'dropped', what: 'mark', count: 7 },
	]);
	const refusal = { name: 'NotRecorded', message: 'The recording left out 7 "mark" events of P2.' };
	assert.throws(() => marks(part), refusal);
	assert.throws(() => eventsOf(part, 'mark', 'P2'), refusal);
	assert.equal(eventsOf(part, 'mark', 'P1').length, 1);
	assert.equal(eventsOf(part, 'mark', undefined, { partial: true }).length, 2);
	assert.equal(printed(part), '');
});

test('printed() of a lane is what it wrote, in its order', () => {
	assert.equal(printed(run, { lane: 'P1' }), 'one\ntwoops\no\n');
	assert.equal(printed(run, { lane: 'P1', fd: 1 }), 'one\ntwo\n');
	assert.equal(printed(run, { lane: 'P1', fd: 2 }), 'oops\n');
	assert.equal(printed(run, { lane: laneById(run, 'P2') }), 'piped\n');
	assert.equal(printed(run, { lane: 'P1.T1' }), '');
});

test('printed() without a lane is what reached the terminal, in order of arrival', () => {
	assert.equal(printed(run), 'three\none\ntwoops\no\n');
	assert.equal(printed(run, { fd: 1 }), 'three\none\ntwo\n');
});

test('lines() have no ends, and end where the text ends', () => {
	assert.deepEqual(lines(run, { fd: 1 }), ['three', 'one', 'two']);
	assert.deepEqual(lines(run, { lane: 'P1.T1' }), []);
	const texts: [string, string[]][] = [
		['\n', ['']],
		['a\r\nb', ['a', 'b']],
		['a\n\n', ['a', '']],
		['a', ['a']],
	];
	for (const [text, expected] of texts) assert.deepEqual(lines(sample([out(5, 'P1', text)]), { lane: 'P1' }), expected);
});

test('printedAt() is when each line that fits was complete', () => {
	const times = (wanted: string | RegExp, what = {}) => printedAt(run, wanted, what).map(({ t }) => t);
	// "two" was cut: its second write completed it, and another stream's line stands between.
	assert.deepEqual(times('tw', { fd: 1 }), [24]);
	assert.deepEqual(times(/^(one|two|three)$/, { fd: 1 }), [22, 20, 24]);
	assert.deepEqual(times('o', { lane: 'P1' }), [20, 24]);
	assert.deepEqual(times('piped'), []);
	assert.deepEqual(times('piped', { lane: 'P2' }), [21]);
	const texts = ['\u00e9\r\nb', '', '\n', '\n', 'c'].map((text, index) => out(5 + index, 'P1', text));
	const at = (wanted: RegExp) => printedAt(sample(texts), wanted, { lane: 'P1' }).map(({ t }) => t);
	assert.deepEqual([at(/^é$/), at(/^b$/), at(/^$/), at(/^c$/), at(/^d$/)], [[5], [5], [8], [9], []]);
	const [whole] = sample([out(5, 'P1', 'x')]).events.filter(({ kind }) => kind === 'out');
	const bytes = ['w6kK', 'w6k='].map(
		(base64, index) => ({ ...whole, text: undefined, base64, t: 5 + index }) as RunEvent,
	);
	assert.equal(
		printedAt(sample(bytes), /^é$/, { lane: 'P1' })
			.map(({ t }) => t)
			.join(),
		'5,6',
	);
	assert.deepEqual(printedAt(sample([]), /^$/), []);
});

test('exitOf() and spanOf() tell how and when a lane ended', () => {
	assert.equal(exitOf(run, 'P2')?.code, 3);
	assert.deepEqual(spanOf(run, 'P2'), { from: 3, to: 80 });
	const { durationUs, exit: _, ...unended } = header();
	const live = { header: unended, lanes: run.lanes, events: [start(0, 'P1'), start(7, 'P2'), mark(9, 'P1', 'x')] };
	assert.equal(exitOf(live, 'P2'), undefined);
	assert.deepEqual(spanOf(live, 'P2'), { from: 7, to: 9 });
	assert.throws(() => spanOf(live, 'P7'), /There is no lane P7/);
});
