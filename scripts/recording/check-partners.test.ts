import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPartners } from './check-partners.ts';
import { bytes, receive, sample, send } from './fixture.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

for (const [what, recording, problems] of [
	[
		'a receive without its send',
		sample([receive(5, 'P2', 'm')]),
		[{ message: 'P2 receives "m", which nobody sent.', event: 2 }],
	],
	[
		'a receive before its send',
		sample([receive(5, 'P2', 'm'), send(7, 'P1', 'm')]),
		[{ message: 'P2 receives "m" at 5, before it was sent at 7.', event: 2 }],
	],
	[
		'a message sent twice',
		sample([send(5, 'P1', 'm'), send(7, 'P1', 'm')]),
		[{ message: '"m" is sent a second time.', event: 2 }],
	],
	[
		'bytes that were not sent',
		sample([bytes(3, 'P1', 'send', 0, 4), bytes(5, 'P2', 'receive', 0, 9)]),
		[{ message: 'P2 receives bytes up to 9 of P1>P2, of which 4 had been sent.', event: 3 }],
	],
	[
		'bytes before they were sent',
		sample([bytes(3, 'P2', 'receive', 0, 4), bytes(5, 'P1', 'send', 0, 4)]),
		[{ message: 'P2 receives bytes up to 4 of P1>P2, of which 0 had been sent.', event: 2 }],
	],
	[
		'a range that goes back',
		sample([bytes(3, 'P1', 'send', 4, 0)]),
		[{ message: 'A range of bytes goes from 4 back to 0.', event: 1 }],
	],
	[
		'a signal of no lane',
		sample([{ t: 5, lane: 'P1', kind: 'signal', signal: 'SIGTERM', from: 'P9' }]),
		[{ message: 'P9 is no lane of this recording.', event: 1 }],
	],
] as [string, Recording, Problem[]][])
	test(`checkPartners() refuses ${what}`, () => {
		assert.deepEqual(checkPartners(recording), problems);
	});
