import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, laneNamed, problemsOf } from './fixtures/events-of.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

const NAMES = [
	...['environment', 'shared', 'flags', 'no flags', 'arguments', 'input', 'limits', 'cwd', 'abort', 'outer', 'inner'],
	...['url', 'after chdir'],
];

test('watchThreads() gives a lane to threads with any options: begun, online and ended once, with where they were made', async () => {
	const { recording } = await recordFixture('workers.mjs');
	assert.deepEqual(problemsOf(recording), []);
	assert.equal(recording.lanes.length, 1 + NAMES.length);
	for (const name of NAMES) {
		const { id, kind, parent } = laneNamed(recording, name);
		assert.equal(kind, 'thread');
		assert.equal(parent, name === 'inner' ? laneNamed(recording, 'outer').id : 'P1');
		const states = eventsOf(recording, 'state', id).map(({ state }) => state);
		assert.deepEqual(states.sort(), ['online', 'running'], name);
		assert.deepEqual(
			eventsOf(recording, 'exit', id).map(({ code, seen }) => [code, seen]),
			[[0, 'exact']],
			name,
		);
		const [spawn] = eventsOf(recording, 'spawn', parent).filter(({ child }) => child === id);
		assert.ok(spawn?.at, name);
		assert.ok(
			eventsOf(recording, 'cpu', id).some(({ us }) => us > 0),
			`${name} used CPU time`,
		);
	}
});

test('a cluster is seen as processes: workers that serve, leave, and are killed', async () => {
	const { recording, out } = await recordFixture('cluster-workers.mjs');
	assert.deepEqual(problemsOf(recording), []);
	assert.equal(out.toString(), 'leaves 0 null\nkilled null SIGTERM\nexits 3 null\n');
	const ends = recording.lanes.slice(1).map(({ id, name, argv, parent }) => {
		const [exit] = eventsOf(recording, 'exit', id);
		return [name, argv?.at(-1), parent, exit?.signal ?? exit?.code, exit?.why];
	});
	assert.deepEqual(ends, [
		['cluster-workers.mjs', 'leaves', 'P1', 0, undefined],
		['cluster-workers.mjs', 'killed', 'P1', 'SIGTERM', undefined],
		['cluster-workers.mjs', 'exits', 'P1', 3, 'process.exit'],
	]);
	const killed = recording.lanes[2]?.id;
	const signals = eventsOf(recording, 'signal').map(({ lane, signal, from, to }) => [lane, signal, from ?? to]);
	assert.deepEqual(signals, [
		['P1', 'SIGTERM', killed],
		[killed, 'SIGTERM', 'P1'],
	]);
});

test('a lane that starts a child and waits for it tells so, until it wakes', async () => {
	const { recording } = await recordFixture('busy.mjs');
	const { id } = laneNamed(recording, 'sleep');
	const [wait] = eventsOf(recording, 'wait').filter(({ on }) => on === `child:${id}`);
	const [wake] = eventsOf(recording, 'wake').filter(({ on }) => on === `child:${id}`);
	const [exit] = eventsOf(recording, 'exit', id);
	const [block] = eventsOf(recording, 'block').filter(({ why }) => why === 'spawnSync');
	assert.match(wait?.at ?? '', /^busy\.mjs:\d+$/);
	assert.ok(wait && wake && exit && block);
	assert.deepEqual([wait.t, wake.t], [block.t, block.t + block.us]);
	assert.ok(wait.t <= exit.t && exit.t <= wake.t);
	const async = recording.lanes.find(({ name }) => name === 'sh')?.id;
	assert.equal(eventsOf(recording, 'wait').filter(({ on }) => on === `child:${async}`).length, 0);
});
