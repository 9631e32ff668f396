/** Each quiz of the course's plan as a question: against the lab that it is about, or, where that is not written yet, a run made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOfLab } from '../labs/facts-fixture.ts';
import type { Claim } from '../recording/claim.ts';
import { held, refuted } from '../recording/claim.ts';
import { exit, lock, mark, out, receive, sample, send, spawn, state } from '../recording/fixture.ts';
import { lines } from '../recording/queries.ts';
import type { Recording } from '../recording/types.ts';
import { explore } from '../stepper/explore.ts';
import { parse } from '../stepper/parse.ts';
import type { Facts } from './facts.ts';
import { madeUp } from './fixture.ts';
import { keyOf } from './key.ts';
import { orderVerdict } from './order-key.ts';
import { readQuestions } from './read-questions.ts';
import { valueVerdict } from './value-key.ts';

interface Quiz {
	is: string;
	question: Record<string, unknown>;
	/** A lab of the course, or facts made up. */
	by?: string | Facts;
	/** Choices, or answers that are given, with their verdicts. */
	key: Record<string, string>;
}

const quizzes: Quiz[] = [
	{
		is: 'Q1 pids printed by parent and child',
		question: {
			...{ kind: 'choose', of: 'claims', lab: 'processes/whoami' },
			choices: [
				{ text: 'each its own, and the children name the first as their parent', claim: 'own-number' },
				{ text: 'all the same', against: 'one-file-many-processes' },
			],
		},
		by: 'processes/whoami',
		key: { 'each its own, and the children name the first as their parent': 'seen', 'all the same': 'cannot happen' },
	},
	{
		is: 'Q2 1/0 in a child: status?',
		question: {
			...{ kind: 'choose', of: 'ends', lab: 'processes/crash-isolated' },
			choices: [
				{ text: '0', lane: 'P2', code: 0 },
				{ text: '1', lane: 'P2', code: 1 },
			],
		},
		by: 'processes/crash-isolated',
		key: { 0: 'seen', 1: 'cannot happen' },
	},
	{
		is: 'Q3 order of worker console.log and main, when main is blocked',
		question: {
			...{ kind: 'order', of: 'lines', lab: 'test/lab' },
			items: [{ line: 'worker: 1' }, { line: 'main: done' }, { line: 'worker: 2' }],
		},
		// Written before main was done, but main prints it only when its loop turns.
		by: madeUp([
			sample([
				out(10, 'P1.T1', 'worker: 1\n', 60),
				out(20, 'P1.T1', 'worker: 2\n', 60),
				out(50, 'P1', 'main: done\n', 50),
			]),
		]),
		key: { 'main-done worker-1 worker-2': 'seen', 'worker-1 main-done worker-2': 'not seen' },
	},
	{
		is: 'Q4 a global changed in a fork()ed child',
		question: { kind: 'value', of: 'printed', find: '^parent: counter is (\\d+)$', lab: 'test/lab' },
		by: madeUp([sample([out(9, 'P2', 'child: counter is 2\n', 9), out(20, 'P1', 'parent: counter is 1\n', 20)])], {
			claims: [printedAlways('own-copy', 'The parent keeps its own copy.', 'parent: counter is 1')],
		}),
		key: { ' 1 ': 'seen', 2: 'cannot happen' },
	},
	{
		is: 'Q5 how many "hello" after two forks',
		question: {
			...{ kind: 'choose', of: 'printed', find: '^hello', count: true, lab: 'test/lab' },
			choices: [{ is: 2 }, { is: 3 }, { is: 4 }, { is: 5 }],
		},
		by: madeUp([sample(['P1', 'P2', 'P3', 'P4'].map((lane, index) => out(9 + index, lane, 'hello\n', 9 + index)))], {
			claims: [always('four', 'Two forks make four processes.', (run) => lines(run).length === 4)],
		}),
		key: { 2: 'cannot happen', 3: 'cannot happen', 4: 'seen', 5: 'cannot happen' },
	},
	{
		is: 'Q6 killed, or still alive',
		question: {
			...{ kind: 'choose', of: 'printed', find: '^killed: (.*)$', lab: 'test/lab' },
			choices: [
				{ text: 'killed, and gone', is: 'true, alive: false' },
				{ text: 'killed, and alive', is: 'true, alive: true' },
			],
		},
		by: madeUp([sample([out(20, 'P1', 'killed: true, alive: true\n', 20)])]),
		key: { 'killed, and gone': 'not seen', 'killed, and alive': 'seen' },
	},
	{
		is: 'Q7 does the parent exit? (unref and piped stdio)',
		question: {
			...{ kind: 'order', of: 'events', lab: 'test/lab' },
			items: [
				{ text: 'the parent ends', kind: 'exit', lane: 'P1' },
				{ text: 'the child ends', kind: 'exit', lane: 'P2' },
			],
		},
		by: madeUp([sample([spawn(5, 'P1', 'P2'), exit(70, 'P2'), exit(90, 'P1')])]),
		key: { 'the-child-ends the-parent-ends': 'seen', 'the-parent-ends the-child-ends': 'not seen' },
	},
	{
		is: 'Q8 a timer of 10 ms, and 300 ms of spinning',
		question: {
			...{ kind: 'choose', of: 'printed', find: '^timer after (\\d+) ms$', lab: 'test/lab' },
			choices: [
				{ text: 'about 10 ms', from: 10, to: 40 },
				{ text: '300 ms or more', from: 300 },
			],
		},
		by: madeUp([sample([out(90, 'P1', 'timer after 301 ms\n', 90)])], {
			claims: [
				always('late', 'It comes when the loop is free.', (run) => Number(/\d+/.exec(lines(run)[0] ?? '')) >= 300),
			],
		}),
		key: { 'about 10 ms': 'cannot happen', '300 ms or more': 'seen' },
	},
	{
		is: 'Q9 three increments with an await in between',
		question: { kind: 'value', of: 'printed', find: '^count: (\\d+)$', lab: 'test/lab' },
		by: madeUp([sample([out(20, 'P1', 'count: 1\n', 20)])], {
			claims: [printedAlways('all-read-first', 'All three read before one writes.', 'count: 1')],
		}),
		key: { 1: 'seen', 3: 'cannot happen' },
	},
	{
		is: 'Q10 two workers add: which totals are possible, by the runs',
		question: {
			...{ kind: 'choose', several: true, of: 'values', lab: 'sharing/lost-update' },
			choices: [{ is: 2 }, { is: 2_000_000 }, { text: 'less', to: 1_999_999 }, { text: 'more', from: 2_000_001 }],
		},
		by: 'sharing/lost-update',
		key: { 2: 'not seen', 2000000: 'seen', less: 'seen', more: 'cannot happen' },
	},
	{
		is: 'Q10 two workers add: which totals are possible, by every interleaving',
		question: {
			...{ kind: 'choose', several: true, of: 'interleavings', stepper: 'add', shown: 'total' },
			choices: [{ is: 1 }, { is: 2 }, { is: 3 }, { is: 4 }, { is: 5 }],
		},
		by: {
			...madeUp([]),
			explored: explore(
				parse(
					`shared total = 0\n\nA "Worker A":\n  x = read total\n  write total = x + 1\n  x = read total\n  write total = x + 1\nB "Worker B": as A\n`,
				),
			),
		},
		// The classic answer is 2, and not N.
		key: { 1: 'cannot happen', 2: 'seen', 3: 'seen', 4: 'seen', 5: 'cannot happen' },
	},
	{
		is: "Q11 the state letter of a child whose parent's loop is blocked",
		question: {
			...{ kind: 'choose', of: 'printed', find: '^state: (\\w)', lab: 'test/lab' },
			choices: [{ is: 'S' }, { is: 'Z' }, { text: 'it is gone', is: 'X' }],
		},
		by: madeUp([sample([state(40, 'P2', 'zombie'), out(60, 'P1', 'state: Z (zombie)\n', 60)])]),
		key: { S: 'not seen', Z: 'seen', 'it is gone': 'not seen' },
	},
	{
		is: 'Q12 import.meta.main in a worker',
		question: {
			...{ kind: 'choose', of: 'printed', find: '^main: (\\w+)$', lane: 'P1.T1', lab: 'test/lab' },
			choices: [{ is: 'true' }, { is: 'false' }],
		},
		by: madeUp([sample([out(20, 'P1', 'main: true\n', 20), out(30, 'P1.T1', 'main: true\n', 40)])]),
		key: { true: 'seen', false: 'not seen' },
	},
	{
		is: 'Q13 the script of a Queue(3)',
		question: {
			...{ kind: 'order', of: 'lines', lab: 'ipc/queue' },
			items: [{ line: 'got message 1' }, { line: 'put at once: ' }, { line: 'full: true' }, { line: 'all done' }],
		},
		by: 'ipc/queue',
		key: {
			'full-true put-at-once-full-no-room-in-messages got-message-1 all-done': 'seen',
			'full-true put-at-once-full-no-room-in-messages all-done got-message-1': 'cannot happen',
		},
	},
	{
		is: 'Q14 apply and apply_async: in which order',
		question: {
			...{ kind: 'order', of: 'lines', lab: 'test/lab', variant: 'async' },
			items: [{ line: 'task 1' }, { line: 'task 2' }, { line: 'main goes on' }],
		},
		by: madeUp([
			sample([out(10, 'P1', 'task 1\ntask 2\nmain goes on\n', 10)]),
			sample([out(10, 'P1', 'main goes on\n', 10), out(20, 'P1', 'task 2\ntask 1\n', 20)], {
				header: { variant: 'async' },
			}),
		]),
		key: { 'main-goes-on task-2 task-1': 'seen', 'task-1 task-2 main-goes-on': 'not seen' },
	},
	{
		is: 'Q15 where the callback runs',
		question: {
			...{ kind: 'place', of: 'events', lab: 'test/lab' },
			among: { kind: 'mark' },
			right: { kind: 'mark', name: 'callback' },
		},
		by: madeUp([sample([mark(20, 'P1.T1', 'task'), mark(40, 'P1', 'callback')])]),
		key: { 'worker.ts: task, at 0.020 ms': 'wrong', 'main.ts: callback, at 0.040 ms': 'right' },
	},
	{
		is: 'Q16 a Map sent to a child as JSON',
		question: { kind: 'value', of: 'printed', find: '^the child got (.*)$', lab: 'test/lab' },
		by: madeUp([
			sample([send(9, 'P1', 'P1>P2#0'), receive(20, 'P2', 'P1>P2#0'), out(30, 'P2', 'the child got {}\n', 30)]),
		]),
		key: { '{}': 'seen', 'Map(1)': 'not seen' },
	},
	{
		is: 'Q17 buf.byteLength after transfer',
		question: { kind: 'value', of: 'printed', find: '^here: (\\d+) bytes$', unit: 'bytes', lab: 'test/lab' },
		by: madeUp([sample([out(9, 'P1', 'here: 0 bytes\n', 9)])]),
		key: { '0 bytes': 'seen', 1024: 'not seen' },
	},
	{
		is: 'Q18 sequential, four promises, four workers: rank the times',
		question: {
			...{ kind: 'order', of: 'times', lab: 'test/lab' },
			items: [
				{ text: 'one by one', variant: '-' },
				{ text: 'promises', variant: 'promises' },
				{ text: 'workers', variant: 'workers' },
			],
		},
		by: madeUp([lasting(400), lasting(410, 'promises'), lasting(120, 'workers')]),
		key: { 'workers one-by-one promises': 'seen', 'promises workers one-by-one': 'not seen' },
	},
	{
		is: 'Q19 who dies: the crash matrix',
		question: {
			...{ kind: 'choose', several: true, of: 'ends', lab: 'test/lab' },
			choices: [
				{ text: 'an error in a worker ends the process', lane: 'P1', code: 1 },
				{ text: 'an error in a child ends the parent', lane: 'P1', code: 1, variant: 'child' },
				{ text: 'a signal ends the child', lane: 'P2', signal: 'SIGSEGV', variant: 'child' },
			],
		},
		by: madeUp([
			sample([exit(50, 'P1.T1', 1), exit(60, 'P1', 1)]),
			sample([{ ...exit(50, 'P2'), code: null, signal: 'SIGSEGV' } as Recording['events'][number]], {
				header: { variant: 'child' },
			}),
		]),
		key: {
			'an error in a worker ends the process': 'seen',
			'an error in a child ends the parent': 'not seen',
			'a signal ends the child': 'seen',
		},
	},
	{
		is: 'Q20 only one of two writing ends is closed: is that the end?',
		question: {
			...{ kind: 'choose', of: 'claims', lab: 'ipc/pipe-one-way' },
			choices: [
				{ text: 'yes', against: 'end-when-all-closed' },
				{ text: 'no', claim: 'end-when-all-closed' },
			],
		},
		by: 'ipc/pipe-one-way',
		key: { yes: 'cannot happen', no: 'seen' },
	},
	{
		is: 'Q21 readFile behind four pbkdf2',
		question: {
			...{ kind: 'order', of: 'events', lab: 'test/lab' },
			items: [
				{ text: 'file', kind: 'mark', name: 'read' },
				{ text: 'first key', kind: 'mark', name: 'key', nth: 1 },
				{ text: 'fourth key', kind: 'mark', name: 'key', nth: 4 },
			],
		},
		by: madeUp([sample([...[20, 21, 22, 24].map((t) => mark(t, 'P1', 'key')), mark(23, 'P1', 'read')])]),
		key: { 'first-key file fourth-key': 'seen', 'file first-key fourth-key': 'not seen' },
	},
	{
		is: 'Q22 two shared locks and an exclusive one: in which order',
		question: {
			...{ kind: 'order', of: 'events', lab: 'test/lab' },
			items: [
				{ text: 'first reader', kind: 'hold', lane: 'P1.T1' },
				{ text: 'second reader', kind: 'hold', lane: 'P1.T2' },
				{ text: 'writer', kind: 'hold', lane: 'P1.T3' },
			],
		},
		by: madeUp([
			sample([
				...[
					lock(10, 'hold', 'lock:L', 'P1.T1'),
					lock(12, 'hold', 'lock:L', 'P1.T2'),
					lock(14, 'wait', 'lock:L', 'P1.T3'),
				],
				...[lock(20, 'release', 'lock:L', 'P1.T1'), lock(22, 'release', 'lock:L', 'P1.T2')],
				lock(23, 'hold', 'lock:L', 'P1.T3'),
			]),
		]),
		key: { 'first-reader second-reader writer': 'seen', 'writer first-reader second-reader': 'not seen' },
	},
	{
		is: 'Q23 spot the mistake',
		question: {
			kind: 'choose',
			source: { title: 'fork(2)', href: 'https://man7.org/linux/man-pages/man2/fork.2.html' },
			choices: [
				{ text: 'all threads are copied', why: 'the caller alone goes on in the child' },
				{ text: 'the calling thread alone is copied', right: true },
			],
		},
		key: { 'all threads are copied': 'wrong', 'the calling thread alone is copied': 'right' },
	},
	{
		is: 'Q24 pick the tool',
		question: {
			kind: 'choose',
			source: { title: 'Node.js documentation, child_process' },
			choices: [{ text: 'a worker thread' }, { text: 'a child process', right: true, why: 'a crash stays in it' }],
		},
		key: { 'a worker thread': 'wrong', 'a child process': 'right' },
	},
];

for (const { is, question: data, by, key } of quizzes) {
	test(`keyOf() ${is}`, async () => {
		const [question] = readQuestions([{ id: 'asked', asks: is, ...data }]);
		assert.ok(question);
		const facts = typeof by === 'string' ? await factsOfLab(by) : by;
		const keyed = keyOf(question, facts);
		const verdicts = new Map(
			keyed.choices.map(({ id, text, verdict }) => [question.kind === 'order' ? id : text, verdict]),
		);
		for (const [answer, verdict] of Object.entries(key)) {
			if (question.kind === 'value')
				assert.equal(valueVerdict(question, facts as Facts, answer).verdict, verdict, answer);
			else if (question.kind === 'order') {
				assert.equal(orderVerdict(question, facts as Facts, answer).verdict, verdict, answer);
				if (verdict === 'seen') assert.equal(verdicts.get(answer), 'seen', 'it is in the key');
				assert.deepEqual(keyed.items.map(({ id }) => id).sort(), answer.split(' ').sort());
			} else assert.equal(verdicts.get(answer), verdict, answer);
		}
	});
}

test('the quizzes of the plan are all here', () => {
	const numbers = new Set(quizzes.map(({ is }) => /^Q(\d+)/.exec(is)?.[1]));
	assert.equal(numbers.size, 24);
});

function always(id: string, says: string, holds: (run: Recording) => boolean): Claim {
	return { id, says, kind: 'always', judge: (run) => (holds(run) ? held('so') : refuted('not so')) };
}

function printedAlways(id: string, says: string, line: string): Claim {
	return always(id, says, (run) => lines(run).includes(line));
}

function lasting(durationUs: number, variant?: string): Recording {
	return sample([], { header: { durationUs, ...(variant && { variant }) } });
}
