import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RunEvent } from '../recording/types.ts';
import { recordFixture } from './fixtures/record-fixture.ts';
import { RunnerError, startRun } from './run.ts';

const HERE = import.meta.dirname;

test('startRun() runs every kind of file that Node runs', async () => {
	for (const [file, said] of [
		['kind.cjs', 'cjs true\n'],
		['kind.mjs', 'mjs true\n'],
		['kind.mts', 'mts\n'],
		['kind.js', 'js true\n'],
	] as const) {
		const { recording, out } = await recordFixture(file);
		assert.equal(out.toString(), said);
		assert.deepEqual(recording.header.exit, { code: 0, signal: null });
		assert.equal(recording.lanes[0]?.name, file);
	}
});

test('startRun() hands on arguments and input, and tells start, state, mark, output and exit with their places', async () => {
	const { recording, out, err } = await recordFixture('greet.ts', ['3', 'a b', 'c'], { stdin: { text: 'typed' } });
	assert.equal(out.toString(), 'out a b c typed\n');
	assert.equal(err.toString(), 'err\n');
	assert.deepEqual(recording.header.exit, { code: 3, signal: null });
	// How much it computed is the machine's.
	const events = recording.events.filter(({ kind }) => kind !== 'cpu' && kind !== 'block');
	assert.deepEqual(
		events.map(({ kind, at }) => [kind, at]),
		[
			['start', undefined],
			['state', undefined],
			['in', undefined],
			['mark', 'greet.ts:5'],
			['out', 'greet.ts:6'],
			['out', 'greet.ts:7'],
			['exit', undefined],
		],
	);
	const [start, , , mark, first, second, exit] = events as [RunEvent, ...RunEvent[]];
	assert.deepEqual(start, { t: 0, lane: 'P1', kind: 'start', seen: 'exact' });
	assert.deepEqual(mark?.kind === 'mark' && [mark.name, mark.detail], ['greeted', { rest: ['a b', 'c'] }]);
	assert.ok(first?.kind === 'out' && first.fd === 1 && first.text === 'out a b c typed\n');
	assert.ok((first.arrived ?? 0) > first.t, 'it arrives after it was written');
	assert.ok(second?.kind === 'out' && second.fd === 2 && second.arrived !== undefined);
	assert.ok(exit?.kind === 'exit' && exit.code === 3 && exit.seen === 'exact' && (exit.reaped ?? 0) >= exit.t);
});

test('startRun() ends as the program ends', async () => {
	for (const [how, code, signal] of [
		['0', 0, null],
		['never', 13, null],
		['throw', 1, null],
		['reject', 1, null],
		['SIGTERM', null, 'SIGTERM'],
		['SIGKILL', null, 'SIGKILL'],
	] as const) {
		const { recording } = await recordFixture('greet.ts', [how]);
		assert.deepEqual(recording.header.exit, { code, signal }, how);
		const exit = recording.events.at(-1);
		assert.ok(exit?.kind === 'exit' && exit.code === code && exit.signal === signal);
	}
});

test('startRun() tells errors that nobody caught, with their place', async () => {
	const thrown = await recordFixture('greet.ts', ['throw']);
	const error = thrown.recording.events.find(({ kind }) => kind === 'error');
	assert.deepEqual(error, { ...error, name: 'TypeError', message: 'nobody caught this', at: 'greet.ts:8' });
	const rejected = await recordFixture('greet.ts', ['reject']);
	const rejection = rejected.recording.events.find(({ kind }) => kind === 'error');
	assert.deepEqual(rejection, { ...rejection, name: 'RangeError', message: 'nobody awaited this' });
});

test('startRun() streams a header, each lane before its events, and the end', async () => {
	const { items, recording } = await recordFixture('family.ts', ['1'], { lab: 'birth/family', digest: 'abc' });
	assert.ok('header' in (items[0] ?? {}) && 'end' in (items.at(-1) ?? {}));
	assert.equal(recording.header.lab, 'birth/family');
	assert.equal(recording.header.digest, 'abc');
	const known = new Set<string>();
	const ended = new Set<string>();
	for (const item of items) {
		if ('newLane' in item) known.add(item.newLane.id);
		if (!('kind' in item)) continue;
		assert.ok(known.has(item.lane), `${item.lane} is announced before its ${item.kind}`);
		assert.ok(!ended.has(item.lane), `${item.lane} has ended before its ${item.kind}`);
		if (item.kind === 'exit') ended.add(item.lane);
	}
	assert.deepEqual(ended, known);
});

test('startRun() refuses what cannot be started, and says why and what to do', () => {
	const ask = (file: string, cwd: string) => () => startRun({ argv: [file], cwd, env: process.env, stdin: 'ignore' });
	assert.throws(ask('nothing.ts', HERE), (error) => error instanceof RunnerError && /nothing\.ts/.test(error.message));
	assert.throws(
		ask('a.ts', join(HERE, 'nowhere')),
		(error) => error instanceof RunnerError && /nowhere/.test(error.message),
	);
});
