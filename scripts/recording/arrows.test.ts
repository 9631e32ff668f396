import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowsOf } from './arrows.ts';
import { running, sample, start } from './fixture.ts';
import type { RunEvent } from './types.ts';

/** `kind P1@3 → P2@5 label` */
const shown = (events: RunEvent[]): string[] =>
	arrowsOf(sample(events)).map(
		({ kind, from, to, label }) => `${kind} ${from.lane}@${from.t} → ${to.lane}@${to.t} ${label}`,
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
		['message P1@1 → P2@9 10 bytes', 'message P1@2 → P2@9 1 byte'],
	],
	[
		'one write read in two',
		[bytes(1, 'P1', 'send', 0, 10), bytes(8, 'P2', 'receive', 0, 4), bytes(9, 'P2', 'receive', 4, 10)],
		['message P1@1 → P2@8 4 bytes', 'message P1@1 → P2@9 6 bytes'],
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
		'a signal from a lane',
		[
			{ t: 5, lane: 'P2', kind: 'signal', signal: 'SIGTERM', from: 'P1' },
			{ t: 6, lane: 'P2', kind: 'signal', signal: 'SIGKILL', from: 'runner' },
			{ t: 7, lane: 'P2', kind: 'signal', signal: 'SIGINT' },
		],
		['signal P1@5 → P2@5 SIGTERM'],
	],
] as [string, RunEvent[], string[]][])
	test(`arrowsOf() shows ${what}`, () => {
		assert.deepEqual(shown(events), arrows);
	});
