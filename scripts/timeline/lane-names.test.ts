import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lane } from '../recording/types.ts';
import { firstRace } from './fixtures/first-race.ts';
import { laneName, processName } from './lane-names.ts';

const lane = (id: string, ...args: string[]): Lane => ({
	...{ id, kind: 'process', name: 'main.ts', argv: ['node', 'labs/a/main.ts', ...args] },
});

test('laneName() adds the id where a name does not tell lanes apart', () => {
	assert.equal(laneName(firstRace, 'P1.T1'), 'Box office A');
	const twins = { lanes: firstRace.lanes.map((lane) => ({ ...lane, name: 'worker' })) };
	assert.equal(laneName(twins, 'P1.T2'), 'worker T2');
});

test('laneName() tells runs of one program apart by their arguments, where these do', () => {
	const lanes = [lane('P1'), lane('P2', 'write', 'A'), lane('P3', 'read')];
	assert.deepEqual(
		lanes.map(({ id }) => laneName({ lanes }, id)),
		['main.ts', 'main.ts write A', 'main.ts read'],
	);
	const alike = [lane('P1'), lane('P2', 'work'), lane('P3', 'work')];
	assert.equal(laneName({ lanes: alike }, 'P3'), 'main.ts P3');
	assert.equal(processName({ lanes: alike }, lane('P3', 'work')), 'main.ts');
	const long = [lane('P1'), lane('P2', 'x'.repeat(100))];
	assert.equal(laneName({ lanes: long }, 'P2'), 'main.ts P2');
});

test('laneName() knows of a lane that came later', () => {
	const lanes = [lane('P1')];
	assert.equal(laneName({ lanes }, 'P1'), 'main.ts');
	lanes.push(lane('P2'));
	assert.deepEqual([laneName({ lanes }, 'P1'), laneName({ lanes }, 'P2')], ['main.ts P1', 'main.ts P2']);
});

test('laneName() and processName() cut a name that nothing could show, and it still tells lanes apart', () => {
	const name = 'N'.repeat(3_000_000);
	const lanes: Lane[] = [
		{ id: 'P1', kind: 'process', name },
		{ id: 'P2', kind: 'process', name, parent: 'P1' },
	];
	assert.deepEqual(
		lanes.map(({ id }) => laneName({ lanes }, id)),
		[`${'N'.repeat(195)}…N P1`, `${'N'.repeat(195)}…N P2`],
	);
	assert.equal(processName({ lanes }, lanes[0] as Lane).length, 200);
});
