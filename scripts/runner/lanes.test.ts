import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lane, Recording, RunEvent } from '../recording/types.ts';
import { recordFixture } from './fixtures/record-fixture.ts';

type Kind<K extends RunEvent['kind']> = RunEvent & { kind: K };

function eventsOf<K extends RunEvent['kind']>({ events }: Recording, kind: K, lane?: string): Kind<K>[] {
	return events.filter((event): event is Kind<K> => event.kind === kind && (lane === undefined || event.lane === lane));
}

function laneNamed({ lanes }: Recording, name: string): Lane {
	const lane = lanes.find((each) => each.name === name);
	assert.ok(lane, `a lane ${name}`);
	return lane;
}

const posix = { skip: process.platform === 'win32' };

test('startRun() gives a lane to each process and thread at any depth, however it was started', async () => {
	const { recording } = await recordFixture('family.ts', ['2']);
	// Each level has eight children: three sync, four async, one thread. execSync and exec have a shell of their own.
	const own = recording.lanes.filter(({ name }) => name === 'family.ts');
	assert.equal(own.length, 1 + 8 + 64);
	assert.equal(own.filter(({ kind }) => kind === 'thread').length, 1 + 8);
	const depths = eventsOf(recording, 'mark').map(({ detail }) => (detail as { depth: number }).depth);
	assert.deepEqual(
		[0, 1, 2].map((depth) => depths.filter((each) => each === depth).length),
		[64, 8, 1],
	);
	for (const { id, parent } of recording.lanes) {
		assert.equal(eventsOf(recording, 'start', id).length, 1);
		assert.equal(eventsOf(recording, 'exit', id).length, 1);
		if (id === 'P1') continue;
		const spawns = eventsOf(recording, 'spawn').filter(({ child }) => child === id);
		assert.deepEqual(
			spawns.map(({ lane }) => lane),
			[parent],
		);
	}
	for (const { code, signal } of eventsOf(recording, 'exit')) assert.deepEqual([code, signal], [0, null]);
});

test('startRun() reaches threads whatever their environment and flags', async () => {
	const { recording, out } = await recordFixture('threads.mjs');
	const names = [
		'plain',
		'no environment',
		'no flags',
		'neither',
		'shared',
		'shared, no flags',
		'own options',
		'nesting',
		'nested',
		'taken',
	];
	for (const name of names) {
		const { id, kind, threadId } = laneNamed(recording, name);
		assert.equal(kind, 'thread');
		assert.ok((threadId ?? 0) > 0);
		assert.deepEqual(
			eventsOf(recording, 'mark', id).map((mark) => mark.name),
			[name],
		);
		const written = eventsOf(recording, 'out', id);
		assert.deepEqual(
			written.map(({ text }) => text),
			[`${name}\n`],
		);
		assert.equal(written[0]?.arrived !== undefined, name !== 'taken', `${name} reaches the terminal by itself`);
	}
	const main = eventsOf(recording, 'out', 'P1').map(({ text }) => text);
	assert.deepEqual(main, ['read: taken\n'], 'what the main thread passes on is not its own');
	assert.equal(out.toString().split('\n').length, names.length + 1);
	assert.equal(laneNamed(recording, 'nested').parent, laneNamed(recording, 'nesting').id);
	assert.equal(eventsOf(recording, 'exit', laneNamed(recording, 'terminated').id)[0]?.code, 1);
});

test(
	'startRun() sees Node below a shell, a shell that becomes Node, and what a shell itself prints',
	posix,
	async () => {
		const { recording, out } = await recordFixture('shell.mjs');
		const saying = (text: string) => {
			const event = eventsOf(recording, 'out').find((each) => each.text === text);
			return recording.lanes.find(({ id }) => id === event?.lane);
		};
		const [a, b, c, d, shell] = ['a\n', 'b\n', 'c\n', 'd\n', 'from the shell\n'].map(saying);
		assert.ok(a && b && a.id !== b.id && a.parent === b.parent);
		assert.equal(recording.lanes.find(({ id }) => id === a.parent)?.name, 'sh');
		for (const became of [c, d]) {
			assert.equal(became?.parent, 'P1');
			assert.deepEqual(
				eventsOf(recording, 'exec', became?.id).map(({ argv }) => argv[0]),
				['node'],
			);
		}
		assert.deepEqual([shell?.name, shell?.node, shell?.parent], ['sh', false, 'P1']);
		const ends = eventsOf(recording, 'exit').map(({ code, signal }) => signal ?? code);
		assert.deepEqual(ends.filter((end) => end !== 0).sort(), [5, 7, 'SIGTERM']);
		assert.equal(
			recording.lanes.filter(({ argv }) => argv?.[0] === 'program').length,
			0,
			'what failed to start is no lane',
		);
		assert.deepEqual(out.toString().split('\n').sort().join(' '), ' a b c d from the shell');
		for (const event of eventsOf(recording, 'out')) assert.ok(event.arrived !== undefined);
	},
);

test('startRun() sees cluster workers', async () => {
	const { recording } = await recordFixture('cluster.mjs');
	assert.equal(recording.lanes.length, 3);
	assert.equal(eventsOf(recording, 'out').filter(({ text }) => text === 'cluster worker\n').length, 2);
});
