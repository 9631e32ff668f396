import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPartners } from './check-partners.ts';
import { dropped, exit, incomplete, P1, P2, receive, sample, send } from './fixture.ts';
import type { Recording, RunEvent } from './types.ts';
import type { Problem } from './validate.ts';

const NEWS = 'broadcast:news@P1';

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
		'a message received twice',
		sample([send(5, 'P1', 'm'), receive(6, 'P2', 'm'), receive(7, 'P2', 'm')]),
		[{ message: 'P2 receives "m", which had been received before.', event: 4 }],
	],
	[
		'a message that changes its channel',
		sample([send(5, 'P1', 'm', 'P1>P2'), receive(6, 'P2', 'm', 'P1>P3')]),
		[{ message: 'P2 receives "m" from P1>P3, and it was sent to P1>P2.', event: 3 }],
	],
] as [string, Recording, Problem[]][])
	test(`checkPartners() refuses ${what}`, () => {
		assert.deepEqual(checkPartners(recording), problems);
	});

const killed: RunEvent = { t: 4, lane: 'P1', kind: 'exit', code: null, signal: 'SIGKILL', seen: 'exact' };
const terminated: RunEvent = { ...exit(4, 'P1.T1'), why: 'terminate' } as RunEvent;

for (const [what, recording] of [
	[
		'a broadcast that many receive',
		sample([send(1, 'P1', 'b', NEWS), receive(2, 'P2', 'b', NEWS), receive(2, 'P1', 'b', NEWS)]),
	],
	[
		'a sender that was killed',
		sample([killed, receive(5, 'P2', 'm')], { header: { exit: { code: null, signal: 'SIGKILL' } } }),
	],
	['a thread that was terminated', sample([terminated, receive(5, 'P1', 'm', 'P1.T1>P1')])],
	['a port of a process in which a thread was terminated', sample([terminated, receive(5, 'P1', 'm', 'port:P1.1a')])],
	['a sender outside the run', sample([receive(5, 'P1', 'm', 'outside>P1')])],
	['a sender that is not Node', sample([receive(5, 'P1', 'm', 'P2>P1')], { lanes: [P1, { ...P2, node: false }] })],
	['sends that were left out', sample([dropped('P1', 'send'), receive(5, 'P2', 'm')])],
	['an incomplete recording', incomplete(sample([receive(5, 'P2', 'm')]))],
] as [string, Recording][])
	test(`checkPartners() accepts ${what}`, () => {
		assert.deepEqual(checkPartners(recording), []);
	});
