import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, cpu, exit, lock, out, receive, running, sample, send, start, state } from './fixture.ts';
import { randomRecordings } from './random-recording.ts';
import { skeletonOf } from './skeleton.ts';
import type { Recording, RunEvent } from './types.ts';

const spawn = (t: number, lane: string, child: string): RunEvent => ({ t, lane, kind: 'spawn', child });
const ask = (t: number, from: string, to: string, preview: string): RunEvent[] => [
	{ t, lane: from, kind: 'send', message: `${from}>${to}#${t}`, channel: `${from}>${to}`, preview },
	{ t: t + 2, lane: to, kind: 'receive', message: `${from}>${to}#${t}`, channel: `${from}>${to}` },
];
const mark = (t: number, lane: string, name: string): RunEvent => ({
	t,
	lane,
	kind: 'mark',
	name,
	detail: { left: t },
});

/** A pool of two equal workers, three jobs. */
const pool = (first: string, second: string, third: string): Recording =>
	sample([
		...[spawn(1, 'P1', 'P1.T1'), start(1, 'P1.T1'), spawn(2, 'P1', 'P1.T2'), start(2, 'P1.T2')],
		...[
			...ask(10, 'P1', first, '{"job":1}'),
			...ask(20, 'P1', second, '{"job":2}'),
			...ask(30, 'P1', third, '{"job":3}'),
		],
		...[
			out(40, first, 'job 1 took 12 ms\n'),
			out(41, second, 'job 2 took 9 ms\n'),
			out(42, third, 'job 3 took 1.2 s\n'),
		],
		...[mark(43, first, 'done'), exit(90, 'P1.T1'), exit(91, 'P1.T2')],
	]);

test('skeletonOf() tells lanes, what they wrote and what they sent', () => {
	assert.equal(
		skeletonOf(pool('P1.T1', 'P1.T2', 'P1.T1')),
		[
			'ended 0',
			'1 × process main.ts, exit 0',
			'  send process main.ts > thread worker.ts: {"job":#} (3 times)',
			'  2 × thread worker.ts, exit 0',
			'    out 1: job#took# (3 times)',
			'    receive process main.ts > thread worker.ts:  (3 times)',
			'    mark done',
		].join('\n'),
	);
});

test('skeletonOf() is the same for every sharing of jobs among equal workers', () => {
	const one = skeletonOf(pool('P1.T1', 'P1.T2', 'P1.T1'));
	assert.equal(skeletonOf(pool('P1.T2', 'P1.T1', 'P1.T1')), one);
	assert.equal(skeletonOf(pool('P1.T1', 'P1.T1', 'P1.T1')), one);
});

test('skeletonOf() is the same however a stream was cut, also where lines quote the pieces', () => {
	const reader = (...pieces: string[]) => {
		let to = 0;
		const events = pieces.flatMap((text, index): RunEvent[] => {
			const from = to;
			to += text.length;
			return [
				{ t: 10 + 2 * index, lane: 'P1', kind: 'in', fd: 0, text, channel: 'P2>P1#stdout', from, to },
				out(11 + 2 * index, 'P1', `${text.length} bytes: ${JSON.stringify(text)}\n`),
			];
		});
		return skeletonOf(sample([...events, out(50, 'P1', '"bye"\n')]));
	};
	const [apart, joined] = [reader('Hell', 'o\n', 'Hell', 'o\n'), reader('Hell', 'o\nHe', 'llo\n')];
	assert.equal(joined, apart);
	assert.match(apart, /^ {2}out 1: #: "a piece"\n {2}out 1: "bye"$/m);
	assert.notEqual(reader('Hell', 'o\n'), apart);
});

const base = [
	spawn(1, 'P1', 'P2'),
	start(1, 'P2'),
	running(20, 'P2'),
	out(30, 'P2', 'pid 4711\nready\n'),
	mark(35, 'P2', 'x'),
	exit(50, 'P2'),
];
const one = sample(base);

for (const [what, other] of [
	['timing', sample(base.map((event) => (event.lane === 'P2' ? { ...event, t: event.t + 3 } : event)))],
	['pids', { ...one, lanes: one.lanes.map((lane) => ({ ...lane, pid: 99 })) }],
	[
		'how output came in pieces',
		sample([
			...base.slice(0, 3),
			out(28, 'P2', 'pid 1'),
			out(30, 'P2', '2\nrea'),
			out(33, 'P2', 'dy\n', 40),
			mark(35, 'P2', 'x'),
			exit(50, 'P2'),
		]),
	],
	[
		'the order of lines',
		sample(base.map((event) => (event.kind === 'out' ? { ...event, text: 'ready\npid 3\n' } : event))),
	],
	['how often something was marked', sample([...base, mark(36, 'P2', 'x')])],
	[
		'states, and the CPU time of what stood still',
		sample([...base, state(24, 'P2', 'stopped'), running(26, 'P2'), state(50, 'P2', 'zombie'), cpu(28, 'P2', 3)]),
	],
	['what was waited for', sample([...base, lock(40, 'wait', 'atomics:s1[0]'), lock(41, 'wake', 'atomics:s1[0]')])],
	['CPU time', sample([...base, { t: 9, lane: 'P1', kind: 'cpu', us: 5 }])],
] as [string, Recording][])
	test(`skeletonOf() does not tell ${what}`, () => {
		assert.equal(skeletonOf(other), skeletonOf(one));
	});

for (const [what, other] of [
	['how many lanes there are', sample([...base, start(2, 'P3')])],
	['who spawned whom', { ...one, lanes: [...one.lanes, { id: 'P3', kind: 'process', name: 'main.ts', parent: 'P2' }] }],
	['the kind of a lane', { ...one, lanes: one.lanes.map((lane) => ({ ...lane, kind: 'thread' })) }],
	['arguments', { ...one, lanes: one.lanes.map((lane) => ({ ...lane, argv: ['node', 'main.ts', '--lock'] })) }],
	['exit codes', sample([...base.slice(0, -1), exit(50, 'P2', 1)])],
	[
		'signals that ended a lane',
		sample([...base.slice(0, -1), { t: 50, lane: 'P2', kind: 'exit', code: null, signal: 'SIGKILL', seen: 'exact' }]),
	],
	[
		'why the runner ended the run',
		{ ...one, header: { ...one.header, exit: { code: 0, signal: null, cause: 'timeout' } } },
	],
	['that it has not ended', { ...one, header: { ...one.header, exit: undefined } }],
	['another line', sample([...base, out(40, 'P2', 'again\n')])],
	['another wording', sample([...base.slice(0, 3), out(30, 'P2', 'PID 4711\nready\n'), ...base.slice(4)])],
	['the stream that was written to', sample(base.map((event) => (event.kind === 'out' ? { ...event, fd: 2 } : event)))],
	['how many messages there were', sample([...base, ...ask(40, 'P2', 'P1', '"hi"')])],
	['another mark', sample([...base, mark(36, 'P2', 'y')])],
	['an error', sample([...base, { t: 40, lane: 'P2', kind: 'error', name: 'TypeError', message: 'x is 3' }])],
	['what was read', sample([...base, { t: 40, lane: 'P2', kind: 'in', fd: 0, text: 'yes\n' }])],
	['a lock', sample([...base, lock(40, 'hold', 'lock:seats')])],
	['a signal', sample([...base, { t: 40, lane: 'P2', kind: 'signal', signal: 'SIGTERM' }])],
] as [string, Recording][])
	test(`skeletonOf() tells ${what}`, () => {
		assert.notEqual(skeletonOf(other), skeletonOf(one));
	});

test('skeletonOf() tells the direction of messages', () => {
	assert.notEqual(
		skeletonOf(sample([...base, ...ask(30, 'P1', 'P2', '1')])),
		skeletonOf(sample([...base, ...ask(30, 'P2', 'P1', '1')])),
	);
	assert.notEqual(
		skeletonOf(sample([...base, ...ask(30, 'P1', 'P2', 'go')])),
		skeletonOf(sample([...base, ...ask(30, 'P1', 'P2', 'stop')])),
	);
});

test('skeletonOf() tells channels by what they connect', () => {
	const [first, second] = ['P1', 'P9'].map((maker) => [
		...[spawn(1, 'P1', 'P1.T1'), start(1, 'P1.T1')],
		...[
			send(5, 'P1', 'm', `port:${maker}.${maker.length}a`),
			receive(6, 'P1.T1', 'm', `port:${maker}.${maker.length}a`),
		],
		...[send(7, 'P1', 'n', 'broadcast:news@P1'), receive(8, 'P1.T1', 'n', 'broadcast:news@P1')],
		...[bytes(9, 'P1', 'send', 0, 5, 'P1>outside#tcp4'), lock(10, 'hold', `lock:L@${maker}`)],
	]);
	const skeleton = skeletonOf(sample(first as RunEvent[]));
	assert.equal(skeletonOf(sample(second as RunEvent[])), skeleton);
	assert.deepEqual(
		skeleton.split('\n').map((line) => line.trim()),
		[
			...['ended 0', '1 × process main.ts, exit 0'],
			...[
				'send broadcast news:',
				'send process main.ts > thread worker.ts:',
				'send bytes process main.ts > outside tcp',
			],
			...['hold lock:L@', '1 × thread worker.ts, exit 0'],
			...['receive broadcast news:', 'receive process main.ts > thread worker.ts:'],
		],
	);
});

test('skeletonOf() does not count lines where output was left out', () => {
	const cut: RunEvent = { t: 31, lane: 'P2', kind: 'dropped', what: 'out', count: 9 };
	const flood = (count: number) => sample([...base, cut, out(40, 'P2', 'tick 1\n'.repeat(count))]);
	assert.equal(skeletonOf(flood(3)), skeletonOf(flood(300)));
});

test('skeletonOf() does not hang on the numbers of lanes', () => {
	for (const run of randomRecordings(30)) {
		const processes = run.lanes.filter(({ kind }) => kind === 'process').map(({ id }) => id);
		const renamed = JSON.stringify(run).replace(
			/\bP(\d+)\b(?!\d)/g,
			(_, n) => `P${Number(n) === 1 ? 1 : processes.length + 2 - Number(n)}`,
		);
		assert.equal(skeletonOf(JSON.parse(renamed)), skeletonOf(run));
	}
});
