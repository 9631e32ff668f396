import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

test('process.execve() continues its lane, in Node and in other programs', async (t) => {
	if (!('execve' in process) || process.platform === 'win32') return t.skip('no process.execve here');
	const { recording, out } = await recordFixture('execve.mjs');
	assert.deepEqual(problemsOf(recording), []);
	const lines = out.toString().trim().split('\n');
	assert.deepEqual(
		lines.map((line) => line.split(' ').slice(0, 5).join(' ')),
		[
			...['turn 0 undefined undefined undefined', 'turn 1 yes undefined undefined'],
			...['turn 2 undefined --no-warnings undefined', 'turn 2 ends'],
			...['turn 3 undefined --no-warnings undefined', 'turn 3 ends'],
		],
	);
	const parents = recording.lanes.map(({ parent, argv }) => [parent, argv?.at(-1)]);
	assert.deepEqual(parents.slice(1), [
		['P1', 'true'],
		['P1', '2'],
	]);
	const execs = eventsOf(recording, 'exec', 'P1');
	assert.deepEqual(
		execs.map(({ argv, at }) => [argv[0], argv.at(-1)?.slice(-1), at !== undefined]),
		[
			['node', '1', true],
			['sh', '3', true],
			['node', '3', false],
		],
	);
	assert.deepEqual(
		eventsOf(recording, 'out', 'P1').map(({ text }) => text?.slice(0, 6)),
		['turn 0', 'turn 1', 'turn 3', 'turn 3'],
	);
	assert.deepEqual(
		eventsOf(recording, 'exit').map(({ lane, code, why }) => [lane, code, why]),
		[
			['P2', 0, undefined],
			['P3', 2, 'process.exit'],
			['P1', 3, 'process.exit'],
		],
	);
	assert.equal(eventsOf(recording, 'state', 'P1').length, 3);
});
