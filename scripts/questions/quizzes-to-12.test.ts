/** The quizzes of the course's plan as questions: the first twelve. */
import { always, printedAlways, type Quiz, testQuizzes } from '../labs/quiz-fixture.ts';
import { exit, out, sample, spawn, state } from '../recording/fixture.ts';
import { lines } from '../recording/queries.ts';
import { explore } from '../stepper/explore.ts';
import { parse } from '../stepper/parse.ts';
import { madeUp } from './fixture.ts';

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
];

testQuizzes(quizzes, 1, 12);
