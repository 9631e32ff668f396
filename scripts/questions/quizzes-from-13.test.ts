/** The quizzes of the course's plan as questions: the other twelve. */
import { type Quiz, testQuizzes } from '../labs/quiz-fixture.ts';
import { exit, lock, mark, out, receive, sample, send } from '../recording/fixture.ts';
import type { Recording } from '../recording/types.ts';
import { madeUp } from './fixture.ts';

const quizzes: Quiz[] = [
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

testQuizzes(quizzes, 13, 24);

function lasting(durationUs: number, variant?: string): Recording {
	return sample([], { header: { durationUs, ...(variant && { variant }) } });
}
