import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNames } from './check-names.ts';
import { incomplete, sample, send, state } from './fixture.ts';
import type { RunEvent } from './types.ts';

const named: [string, RunEvent][] = [
	['the sender of a signal', { t: 5, lane: 'P1', kind: 'signal', signal: 'SIGTERM', from: 'P9' }],
	['who a signal goes to', { t: 5, lane: 'P1', kind: 'signal', signal: 'SIGTERM', to: 'P9' }],
	['the new parent of an orphan', state(5, 'P1', 'orphaned', 'P9')],
	['an end of a channel', send(5, 'P1', 'm', 'P1>P9')],
	['the maker of a port', send(5, 'P1', 'm', 'port:P9.1a')],
	['the process of a broadcast', send(5, 'P1', 'm', 'broadcast:news@P9')],
	[
		'the end of a byte stream',
		{ t: 5, lane: 'P1', kind: 'out', fd: 1, text: '', channel: 'P1>P9#stdin', from: 0, to: 0 },
	],
	['a child that is waited for', { t: 5, lane: 'P1', kind: 'wait', on: 'child:P9' }],
];
for (const [what, event] of named)
	test(`checkNames() refuses a lane that is none: ${what}`, () => {
		assert.deepEqual(checkNames(sample([event])), [{ message: 'P9 is no lane of this recording.', event: 1 }]);
		assert.deepEqual(checkNames(incomplete(sample([event]))), []);
	});

test('checkNames() accepts who is outside the run, and locks that are named like lanes', () => {
	assert.deepEqual(
		checkNames(
			sample([
				{ t: 5, lane: 'P1', kind: 'signal', signal: 'SIGTERM', from: 'runner' },
				{ t: 5, lane: 'P1', kind: 'signal', signal: 'SIGTERM', to: 'outside' },
				send(5, 'P1', 'm', 'P1>outside'),
				{ t: 6, lane: 'P1', kind: 'hold', on: 'lock:P9' },
			]),
		),
		[],
	);
});
