import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLanes } from './check-lanes.ts';
import { lived, P1, P2, sample, spawn, start, T1 } from './fixture.ts';
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

for (const [what, recording, problems] of [
	['no lane', lived([]), [{ message: 'There is no lane; a run has P1 at least.', pointer: '/lanes' }]],
	['a lane twice', { ...lived([P1]), lanes: [P1, P1] }, [{ message: 'There are two lanes P1.', lane: 1 }]],
	[
		'a thread named like a process',
		lived([P1, { ...P2, kind: 'thread' }]),
		[{ message: 'P2 is named like a process but is a thread.', lane: 1 }],
	],
	[
		'a thread without its process',
		lived([P1, { ...T1, id: 'P7.T1', parent: 'P1' }]),
		[{ message: 'There is no process P7 for thread P7.T1.', lane: 1 }],
	],
	[
		'a thread of another process',
		lived([P1, { ...T1, parent: 'P2' }, P2]),
		[{ message: 'P1.T1 is a thread, started by P2 of another process.', lane: 1 }],
	],
	[
		'a parent that is no lane',
		lived([P1, { ...P2, parent: 'P7' }]),
		[{ message: 'The parent of P2 is P7, which is no lane.', lane: 1 }],
	],
	[
		'a lane without a parent',
		lived([P1, { id: 'P2', kind: 'process', name: '' }]),
		[{ message: 'P2 has no parent; only P1 has none.', lane: 1 }],
	],
	[
		'a program with a parent',
		lived([{ ...P1, parent: 'P1' }]),
		[{ message: 'P1 is the program itself and has no parent, not P1.', lane: 0 }],
	],
	[
		'parents in a circle',
		lived([P1, { ...P2, parent: 'P3' }, { ...P2, id: 'P3', parent: 'P2' }]),
		[
			{ message: 'P2 is its own ancestor.', lane: 1 },
			{ message: 'P3 is its own ancestor.', lane: 2 },
		],
	],
	['a spawn of no lane', sample([spawn(5, 'P1', 'P7')]), [{ message: 'P1 spawns P7, which is no lane.', event: 1 }]],
	[
		"a spawn of another's child",
		sample([spawn(5, 'P2', 'P2')], { lanes: [P1, P2] }),
		[{ message: 'P2 spawns P2, whose parent is P1.', event: 2 }],
	],
	[
		'a second spawn',
		sample([spawn(5, 'P1', 'P2'), spawn(6, 'P1', 'P2'), start(6, 'P2')]),
		[{ message: 'P2 is spawned a second time.', event: 2 }],
	],
] as [string, Recording, Problem[]][])
	test(`checkLanes() refuses ${what}`, () => {
		assert.deepEqual(checkLanes(recording), problems);
	});
