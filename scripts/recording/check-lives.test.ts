import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLives } from './check-lives.ts';
import { exit, lived, lives, out, P1, P2, sample, start } from './fixture.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

const UNCOUNTED = 'is more than microseconds are counted to: 9007199254740991.';

for (const [what, recording, problems] of [
	[
		'events out of order',
		{ ...lived([P1]), events: [start(0, 'P1'), out(7, 'P1', ''), out(5, 'P1', ''), exit(100, 'P1')] },
		[{ message: 'Events are sorted by time, then lane: t 5 of P1 comes after t 7 of P1.', event: 2 }],
	],
	[
		'lanes out of order',
		{ ...lived([P1, P2]), events: [start(0, 'P2'), ...lives([P1]), exit(100, 'P2')] },
		[{ message: 'Events are sorted by time, then lane: t 0 of P1 comes after t 0 of P2.', event: 1 }],
	],
	[
		'an event after the end',
		sample([exit(101, 'P1')]),
		[{ message: 't 101 is after the end of the run at 100.', event: 1 }],
	],
	[
		'times that nobody can count',
		{ ...lived([P1]), events: [start(0, 'P1'), out(5, 'P1', '', 1e300), exit(Number.POSITIVE_INFINITY, 'P1')] },
		[
			{ message: `1e+300 ${UNCOUNTED}`, event: 1 },
			{ message: `Infinity ${UNCOUNTED}`, event: 2 },
			{ message: 't Infinity is after the end of the run at 100.', event: 2 },
		],
	],
	[
		'a duration that nobody can count',
		sample([], { header: { durationUs: Number.POSITIVE_INFINITY } }),
		[{ message: `"durationUs": Infinity ${UNCOUNTED}`, pointer: '/header/durationUs' }],
	],
	[
		'an event of no lane',
		{ ...lived([P1]), events: [start(0, 'P1'), start(5, 'P3'), exit(100, 'P1')] },
		[{ message: 'P3 is no lane of this recording.', event: 1 }],
	],
	[
		'a lane without events',
		{ ...lived([P1, P2]), events: lives([P1]) },
		[{ message: 'P2 never starts: it has no event.', lane: 1 }],
	],
	[
		'a lane that does not begin with its start',
		{ ...lived([P1]), events: [out(0, 'P1', ''), exit(100, 'P1')] },
		[{ message: 'The first event of P1 is "out"; it must be "start".', event: 0 }],
	],
	[
		'a lane without its end',
		{ ...lived([P1, P2]), events: [...lives([P1]).slice(0, 1), start(3, 'P2'), exit(100, 'P1')] },
		[{ message: 'P2 never ends: it has no "exit".', lane: 1 }],
	],
	['a second end', sample([exit(9, 'P1'), exit(10, 'P1')]), [{ message: 'P1 ends a second time.', event: 2 }]],
	[
		'a mark after the end',
		sample([exit(9, 'P1'), { t: 10, lane: 'P1', kind: 'mark', name: 'x' }]),
		[{ message: 'P1 ended before this "mark".', event: 2 }],
	],
	[
		'a child before its parent',
		sample([start(5, 'P1'), start(3, 'P2')]),
		[{ message: 'P2 starts at 3, before P1, which started it, at 5.', lane: 1 }],
	],
	[
		'a thread that outlives its process',
		sample([exit(50, 'P1'), exit(60, 'P1.T1')]),
		[{ message: 'P1.T1 ends at 60, after its process P1 at 50.', lane: 1 }],
	],
	[
		"an exit unlike the header's",
		sample([exit(50, 'P1', 3)]),
		[{ message: 'P1 exits with 3, but the header says 0.', event: 1 }],
	],
] as [string, Recording, Problem[]][])
	test(`checkLives() refuses ${what}`, () => {
		assert.deepEqual(checkLives(recording), problems);
	});
