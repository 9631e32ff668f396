import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, laneNamed, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

test('watchEnds() says why lanes end, and tells each uncaught error once in its lane', async () => {
	const { recording, out } = await recordFixture('endings.mjs');
	assert.deepEqual(problemsOf(recording), []);
	assert.equal(out.toString(), 'ERR_WORKER_OUT_OF_MEMORY\n');
	const summary = (lane: string) => {
		const { code, signal, why, at } = eventsOf(recording, 'exit', lane)[0] ?? {};
		const errors = eventsOf(recording, 'error', lane).map(({ name, message }) => `${name}: ${message}`);
		return [signal ?? code, why, at && 'at', ...errors];
	};
	const expected = {
		runsOut: [0, undefined, undefined],
		exits: [7, 'process.exit', 'at'],
		exitsInExit: [8, undefined, undefined],
		setsCode: [9, undefined, undefined],
		throws: [1, 'error', undefined, 'RangeError: thrown'],
		throwsText: [1, 'error', undefined, 'string: a text'],
		throwsNothing: [1, 'error', undefined, 'object: [Object: null prototype] {}'],
		rejects: [1, 'error', undefined, 'TypeError: rejected'],
		rejectsText: [1, 'error', undefined, 'string: a rejected text'],
		catchesRejection: [0, undefined, undefined, 'Error: seen'],
		catchesError: [11, 'process.exit', 'at', 'Error: caught late'],
	};
	const seen = Object.fromEntries(
		Object.keys(expected).map((way) => {
			const process = recording.lanes.find(({ argv }) => argv?.at(-1) === way);
			return [way, [summary(process?.id ?? ''), summary(laneNamed(recording, way).id)]];
		}),
	);
	assert.deepEqual(seen, Object.fromEntries(Object.entries(expected).map(([way, end]) => [way, [end, end]])));
	const named = (name: string) => summary(laneNamed(recording, name).id);
	assert.deepEqual(named('eternal'), [1, 'terminate', 'at']);
	assert.deepEqual(named('greedy'), [1, 'ERR_WORKER_OUT_OF_MEMORY', undefined]);
	assert.deepEqual(named('unheard'), [1, 'error', undefined, 'Error: for the parent']);
	assert.deepEqual(summary('P1'), [1, 'error', undefined, 'Error: for the parent']);
	const aborted = recording.lanes.find(({ argv }) => argv?.includes('process.abort()'));
	assert.deepEqual(summary(aborted?.id ?? ''), ['SIGABRT', 'process.abort', 'at']);
	for (const { id } of recording.lanes.filter(({ kind }) => kind === 'thread'))
		assert.equal(eventsOf(recording, 'state', id).filter(({ state }) => state === 'online').length, 1, id);
});
