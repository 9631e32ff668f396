import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowsOf } from './arrows.ts';
import { exit, running, sample, start, state } from './fixture.ts';
import type { RunEvent } from './types.ts';

/** `kind P1@3 → P2@5 label` */
const shown = (events: RunEvent[]): string[] =>
	arrowsOf(sample(events)).map(
		({ kind, from, to, label, inferred }) =>
			`${kind} ${from.lane}@${from.t} → ${to.lane}@${to.t} ${label}${inferred ? ' inferred' : ''}`,
	);

const lock = (
	t: number,
	lane: string,
	kind: 'wait' | 'wake' | 'hold' | 'release',
	on = 'L',
	result?: string,
): RunEvent => ({
	...{ t, lane, kind, on },
	...(result && { result }),
});
const signal = (t: number, lane: string, signal: string, to: string): RunEvent => ({
	t,
	lane,
	kind: 'signal',
	signal,
	to,
});
const bytes = (t: number, lane: string, kind: 'send' | 'receive', from: number, to: number): RunEvent => ({
	...{ t, lane, kind, channel: 'P1>P2', from, to },
});

for (const [what, events, arrows] of [
	[
		'a spawn to the first line of the child',
		[{ t: 3, lane: 'P1', kind: 'spawn', child: 'P2' }, start(3, 'P2'), running(40, 'P2')],
		['spawn P1@3 → P2@40 main.ts'],
	],
	[
		'a spawn to the start of a child that does not report',
		[{ t: 3, lane: 'P1', kind: 'spawn', child: 'P2' }, start(4, 'P2')],
		['spawn P1@3 → P2@4 main.ts'],
	],
	['a spawn whose child is not known yet as nothing', [{ t: 3, lane: 'P1', kind: 'spawn', child: 'P9' }], []],
	[
		'a message',
		[
			{ t: 3, lane: 'P1', kind: 'send', message: 'm', channel: 'P1>P2', preview: '"hi"' },
			{ t: 9, lane: 'P2', kind: 'receive', message: 'm', channel: 'P1>P2' },
		],
		['message P1@3 → P2@9 "hi"'],
	],
	[
		'a broadcast to each who heard it',
		[
			{ t: 3, lane: 'P1', kind: 'send', message: 'm', channel: 'news' },
			{ t: 9, lane: 'P2', kind: 'receive', message: 'm', channel: 'news' },
			{ t: 8, lane: 'P3', kind: 'receive', message: 'm', channel: 'news' },
		],
		['message P1@3 → P3@8 news', 'message P1@3 → P2@9 news'],
	],
	[
		'half a message as nothing',
		[
			{ t: 3, lane: 'P1', kind: 'send', message: 'm', channel: 'c' },
			{ t: 9, lane: 'P2', kind: 'receive', message: 'n', channel: 'c' },
		],
		[],
	],
	[
		'two writes read at once',
		[bytes(1, 'P1', 'send', 0, 10), bytes(2, 'P1', 'send', 10, 11), bytes(9, 'P2', 'receive', 0, 11)],
		['bytes P1@1 → P2@9 10 bytes', 'bytes P1@2 → P2@9 1 byte'],
	],
	[
		'one write read in two',
		[bytes(1, 'P1', 'send', 0, 10), bytes(8, 'P2', 'receive', 0, 4), bytes(9, 'P2', 'receive', 4, 10)],
		['bytes P1@1 → P2@8 4 bytes', 'bytes P1@1 → P2@9 6 bytes'],
	],
	['ranges that only touch as nothing', [bytes(1, 'P1', 'send', 0, 10), bytes(9, 'P2', 'receive', 10, 12)], []],
	[
		'who released the lock that was waited for',
		[lock(1, 'P1', 'hold'), lock(5, 'P2', 'wait'), lock(9, 'P1', 'release'), lock(12, 'P2', 'hold')],
		['wake P1@9 → P2@12 L'],
	],
	[
		'the release of the same microsecond',
		[lock(1, 'P2', 'hold'), lock(5, 'P1', 'wait'), lock(9, 'P1', 'hold'), lock(9, 'P2', 'release')],
		['wake P2@9 → P1@9 L'],
	],
	[
		'a lock that was free as nothing',
		[lock(1, 'P1', 'hold'), lock(4, 'P1', 'release'), lock(5, 'P2', 'wait'), lock(6, 'P2', 'hold')],
		[],
	],
	[
		'a notify that woke two',
		[
			lock(1, 'P2', 'wait', 'atomics:s0[0]'),
			lock(2, 'P3', 'wait', 'atomics:s0[0]'),
			lock(5, 'P1', 'release', 'atomics:s0[0]', '2'),
			lock(6, 'P2', 'wake', 'atomics:s0[0]', 'ok'),
			lock(7, 'P3', 'wake', 'atomics:s0[0]', 'ok'),
		],
		['wake P1@5 → P2@6 atomics:s0[0]', 'wake P1@5 → P3@7 atomics:s0[0]'],
	],
	[
		'a wait that timed out as nothing',
		[lock(1, 'P2', 'wait'), lock(5, 'P1', 'hold'), lock(6, 'P1', 'release'), lock(7, 'P2', 'wake', 'L', 'timed-out')],
		[],
	],
	[
		'a wait for a child until its exit',
		[
			lock(1, 'P1', 'wait', 'child:P2'),
			{ t: 30, lane: 'P2', kind: 'exit', code: 0, signal: null, seen: 'exact' },
			lock(33, 'P1', 'wake', 'child:P2'),
		],
		['wake P2@30 → P1@33 child:P2'],
	],
	[
		'each notify to those who waited longest',
		[
			...[lock(1, 'P2', 'wait', 'atomics:s1[0]'), lock(2, 'P3', 'wait', 'atomics:s1[0]')],
			...[lock(3, 'P1', 'release', 'atomics:s1[1]', '1'), lock(4, 'P1', 'release', 'atomics:s1[0]', '0')],
			...[lock(5, 'P1', 'release', 'atomics:s1[0]', '1'), lock(6, 'P4', 'release', 'atomics:s1[0]', '1')],
			...[lock(7, 'P3', 'wake', 'atomics:s1[0]', 'ok'), lock(8, 'P2', 'wake', 'atomics:s1[0]', 'ok')],
		],
		['wake P4@6 → P3@7 atomics:s1[0]', 'wake P1@5 → P2@8 atomics:s1[0]'],
	],
	[
		'the exit of a child that had ended before it was waited for',
		[exit(10, 'P2'), lock(12, 'P1', 'wait', 'child:P2'), lock(13, 'P1', 'wake', 'child:P2')],
		['wake P2@10 → P1@13 child:P2'],
	],
	[
		'what a child printed to where its parent read it',
		[
			{ t: 3, lane: 'P2', kind: 'out', fd: 1, text: 'hello', channel: 'P2>P1#stdout', from: 0, to: 5 },
			{ t: 8, lane: 'P1', kind: 'receive', channel: 'P2>P1#stdout', from: 0, to: 3 },
			{ t: 9, lane: 'P1', kind: 'receive', channel: 'P2>P1#stdout', from: 3, to: 5, seen: 'inferred' },
		],
		['bytes P2@3 → P1@8 3 bytes', 'bytes P2@3 → P1@9 2 bytes inferred'],
	],
	[
		'what was written to where a child read it as input',
		[
			{ t: 3, lane: 'P1', kind: 'send', channel: 'P1>P2#stdin', from: 0, to: 5 },
			{ t: 8, lane: 'P2', kind: 'in', fd: 0, text: 'hello', channel: 'P1>P2#stdin', from: 0, to: 5 },
		],
		['bytes P1@3 → P2@8 5 bytes'],
	],
	[
		'signals to where they came, ended, stopped or let run on',
		[
			...[signal(1, 'P1', 'SIGTERM', 'P2'), signal(2, 'P1', 'SIGSTOP', 'P2'), signal(3, 'P1', 'SIGCONT', 'P2')],
			signal(4, 'P1', 'SIGKILL', 'P2'),
			{ t: 5, lane: 'P2', kind: 'signal', signal: 'SIGTERM' },
			...[state(6, 'P2', 'stopped'), state(7, 'P2', 'running')],
			{ t: 8, lane: 'P2', kind: 'exit', code: null, signal: 'SIGKILL', seen: 'exact' },
		],
		['SIGTERM', 'SIGSTOP', 'SIGCONT', 'SIGKILL'].map(
			(name, index) => `signal P1@${index + 1} → P2@${index + 5} ${name}`,
		),
	],
	[
		'a signal that did nothing at the instant it was sent',
		[start(0, 'P2'), signal(5, 'P1', 'SIGWINCH', 'P2'), signal(6, 'P1', 'SIGHUP', 'outside')],
		['signal P1@5 → P2@5 SIGWINCH'],
	],
	[
		'a signal from a lane',
		[
			{ t: 5, lane: 'P2', kind: 'signal', signal: 'SIGTERM', from: 'P1' },
			{ t: 6, lane: 'P2', kind: 'signal', signal: 'SIGKILL', from: 'runner' },
			{ t: 7, lane: 'P2', kind: 'signal', signal: 'SIGINT' },
			{ t: 8, lane: 'P2', kind: 'signal', signal: 'SIGINT', from: 'outside' },
		],
		['signal P1@5 → P2@5 SIGTERM'],
	],
] as [string, RunEvent[], string[]][])
	test(`arrowsOf() shows ${what}`, () => {
		assert.deepEqual(shown(events), arrows);
	});
