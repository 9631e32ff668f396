import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from '../canonical.ts';
import {
	bytes,
	cpu,
	exit,
	incomplete,
	lock,
	mark,
	out,
	P1,
	P2,
	receive,
	running,
	sample,
	send,
	spawn,
	start,
	state,
} from '../fixture.ts';
import { sortEvents } from '../lane-order.ts';
import { randomRecordings, randomRun } from '../random-recording.ts';
import type { Recording, RunEvent } from '../types.ts';
import { compareRecordings } from './compare.ts';

const L = 'lock:L';

/** Two threads that both take a lock; `first` gets it first. */
const race = (first: string, second: string, at = 10): Recording =>
	sample([
		...[spawn(1, 'P1', 'P1.T1'), start(1, 'P1.T1'), spawn(2, 'P1', 'P1.T2'), start(2, 'P1.T2')],
		...[lock(at, 'hold', L, first), mark(at + 1, first, 'in'), lock(at + 2, 'release', L, first)],
		...[lock(at + 3, 'hold', L, second), mark(at + 4, second, 'in'), lock(at + 5, 'release', L, second)],
	]);
/** A child that prints, and is told something. */
const chat = (events: RunEvent[], shift = 0): Recording =>
	sample([spawn(1, 'P1', 'P2'), start(1, 'P2'), ...events.map((event) => ({ ...event, t: event.t + shift }))]);
const said = [send(5, 'P1', 'P1>P2#0'), receive(9, 'P2', 'P1>P2#0'), out(20, 'P2', 'pid 4711\n')];

const same: [string, Recording, Recording][] = [
	['the same run later and slower', chat(said), chat(said, 30)],
	['a lock that is taken in the same order', race('P1.T1', 'P1.T2'), race('P1.T1', 'P1.T2', 40)],
	[
		'two lanes that nothing orders, in whatever order by the clock',
		sample([start(0, 'P2'), mark(5, 'P1', 'a'), mark(6, 'P2', 'b')]),
		sample([start(0, 'P2'), mark(5, 'P2', 'b'), mark(6, 'P1', 'a')]),
	],
	[
		'output in other pieces',
		chat([out(20, 'P2', 'one\ntwo\n')]),
		chat([out(20, 'P2', 'on'), out(21, 'P2', 'e\ntwo\n')]),
	],
	['other numbers in what is printed', chat([out(20, 'P2', 'took 12 ms\n')]), chat([out(20, 'P2', 'took 3.5 s\n')])],
	[
		'bytes of a stream in other pieces',
		chat([bytes(5, 'P1', 'send', 0, 9), bytes(6, 'P2', 'receive', 0, 9)]),
		chat([bytes(5, 'P1', 'send', 0, 9), bytes(6, 'P2', 'receive', 0, 4), bytes(7, 'P2', 'receive', 4, 9)]),
	],
	[
		'CPU time, states and waits',
		chat(said),
		chat([
			...said,
			running(3, 'P2'),
			cpu(30, 'P2', 4),
			lock(40, 'wait', L),
			lock(41, 'wake', L),
			state(50, 'P2', 'stopped'),
		]),
	],
];
for (const [what, a, b] of same)
	test(`compareRecordings() finds the same: ${what}`, () => {
		assert.deepEqual(compareRecordings(a, b), { verdict: 'same', differences: [] });
	});

test('compareRecordings() finds every recording the same as itself, and as itself with other names of its lanes', () => {
	for (const run of randomRecordings(30)) assert.deepEqual(compareRecordings(run, run).verdict, 'same');
	for (let seed = 1; seed < 20; seed++) {
		const run = randomRun(seed);
		const sorted = { ...run, events: sortEvents(run.events) };
		assert.deepEqual(compareRecordings(sorted, canonical(run)), { verdict: 'same', differences: [] });
	}
});

test('compareRecordings() allows that a lock was taken in another order, and says who came first', () => {
	const { verdict, differences } = compareRecordings(race('P1.T1', 'P1.T2'), race('P1.T2', 'P1.T1'));
	assert.equal(verdict, 'allowed difference');
	assert.deepEqual(
		differences.map(({ says }) => says),
		[
			'In B, P1.T2 releases lock:L before P1.T1 holds lock:L; in A, it was the other way round.',
			'In A, P1.T1 releases lock:L before P1.T2 holds lock:L; in B, it was the other way round.',
		],
	);
	assert.deepEqual(differences[1]?.a, { lane: 'P1.T2', t: 13 });
	assert.deepEqual(differences[1]?.b, { lane: 'P1.T2', t: 10 });
});

test('compareRecordings() says where nothing orders what was ordered', () => {
	const events = (to: number) => [
		send(10, 'P1', 'a'),
		mark(to, 'P2', 'x'),
		receive(20, 'P2', 'a'),
		mark(to + 1, 'P2', 'y'),
	];
	const [late, early] = [chat(events(30)), chat(events(11))];
	const { verdict, differences } = compareRecordings(late, early);
	assert.equal(verdict, 'allowed difference');
	assert.deepEqual(
		differences.map(({ says }) => says),
		['First, P2 receives "P1>P2#0" in A, and marks "x" in B.'].map((words) =>
			words.replace('P1>P2#0', 'a').replaceAll('"a"', 'a'),
		),
	);
});

test('compareRecordings() allows that a lane came to its steps in another order', () => {
	const run = (first: string, second: string) => chat([mark(5, 'P2', first), mark(6, 'P2', second)]);
	assert.deepEqual(compareRecordings(run('a', 'b'), run('b', 'a')), {
		verdict: 'allowed difference',
		differences: [
			{ says: 'First, P2 marks "a" in A, and marks "b" in B.', a: { lane: 'P2', t: 5 }, b: { lane: 'P2', t: 5 } },
		],
	});
});

const whole = chat(said);
for (const [what, b, words] of [
	['a line', chat([...said, out(30, 'P2', 'more\n')]), ['Only in B: P2 prints "more".']],
	['a message', chat([...said, send(30, 'P2', 'P2>P1#0', 'P2>P1')]), ['Only in B: P2 sends P2>P1#0.']],
	['a lane', sample([...whole.events.slice(0, -2), start(3, 'P3')]), ['Only B has P3 (process main.ts).']],
	['an end', chat([...said, exit(50, 'P2', 7)]), ['Only in B: P2 ends with 7.', 'Only in A: P2 ends with 0.']],
	['what it lacks', chat(said.slice(0, 2)), ['Only in A: P2 prints "pid 4711".']],
	[
		'a third time',
		chat([...said, out(30, 'P2', 'pid 1\npid 2\n')]),
		['Only in B: P2 prints "pid 1" (3 such, 1 in A).'],
	],
	['that it has not ended', incomplete(whole), ['A ended with 0; B has not ended.']],
	[
		'how the run ended',
		{ ...whole, header: { ...whole.header, exit: { code: 0, signal: null, cause: 'timeout' } } },
		['A ended with 0; B ended with timeout.'],
	],
] as [string, Recording, string[]][])
	test(`compareRecordings() finds what is new: ${what}`, () => {
		const { verdict, differences } = compareRecordings(whole, b);
		assert.equal(verdict, 'new');
		assert.deepEqual(
			differences.map(({ says }) => says),
			words,
		);
	});

test('compareRecordings() allows another outcome that the lab is known to have', () => {
	const b = chat([...said, out(30, 'P2', 'more\n')]);
	const outcomes = {
		a: { outcome: 'less' },
		b: { outcome: 'more' },
		classes: ['less', 'more'],
		recordings: [whole, b],
	};
	assert.deepEqual(
		[compareRecordings(whole, b, outcomes)].map(({ verdict, differences }) => [verdict, differences[0]?.says]),
		[['allowed difference', 'The outcome is "less" in A and "more" in B.']],
	);
	assert.equal(compareRecordings(whole, b, { ...outcomes, recordings: [whole] }).verdict, 'new');
	assert.deepEqual(compareRecordings(whole, whole, { ...outcomes, classes: ['less'] }), {
		verdict: 'new',
		differences: [{ says: 'The outcome of B is "more", which no run of the lab gave so far.' }],
	});
	const values = { ...outcomes, a: { outcome: 'less', value: 97 }, b: { outcome: 'less', value: 98 } };
	assert.deepEqual(compareRecordings(whole, whole, values), {
		verdict: 'allowed difference',
		differences: [{ says: 'Value of the outcome: 97 in A and 98 in B.' }],
	});
});

test('compareRecordings() takes a program for the same however its path is spelled', () => {
	const spelled = (argv: string[], node?: false) =>
		sample([], { lanes: [{ ...P1, argv, ...(node === false && { node }) }] });
	assert.equal(compareRecordings(spelled(['node', './main.ts']), spelled(['node', 'main.ts'])).verdict, 'same');
	assert.equal(compareRecordings(spelled(['./sort'], false), spelled(['sort'], false)).verdict, 'new');
});

test('compareRecordings() compares a changed copy of a program step by step', () => {
	const copy = (name: string, text: string) =>
		sample([out(5, 'P1', text)], { lanes: [{ ...P1, name, argv: ['node', name] }] });
	const { verdict, differences } = compareRecordings(copy('main.ts', 'a\n'), copy('mine.ts', 'b\n'));
	assert.equal(verdict, 'new');
	assert.deepEqual(
		differences.map(({ says }) => says),
		['Only in B: P1 prints "b".', 'Only in A: P1 prints "a".'],
	);
});

test('compareRecordings() tells what a lane was started as', () => {
	const child = { ...P2, argv: ['node', 'child.ts', 'fast'] };
	const more = sample([spawn(1, 'P1', 'P2'), start(1, 'P2'), exit(9, 'P2')], { lanes: [P1, child] });
	const says = compareRecordings(sample([], { lanes: [P1] }), more).differences.map(({ says }) => says);
	assert.ok(says.includes('Only B has P2 (process child.ts: node child.ts fast).'), says.join('\n'));
});

test('compareRecordings() tells what the program was started as, where nothing else differs', () => {
	const variant = (...words: string[]) => sample([], { lanes: [{ ...P1, argv: ['node', 'main.ts', ...words] }] });
	assert.deepEqual(compareRecordings(variant(), variant('atomic')), {
		verdict: 'new',
		differences: [{ says: 'A was started as "node main.ts", and B as "node main.ts atomic".' }],
	});
});
