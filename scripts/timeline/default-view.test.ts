import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lane, Recording } from '../recording/types.ts';
import { defaultView } from './default-view.ts';
import { everything } from './fixtures/everything.ts';
import { layout } from './layout.ts';
import { sceneOf } from './scene.ts';
import { WHOLE } from './view.ts';

/** A program with so many processes, each with so many threads. */
function family(processes: number, threads: number): Recording {
	const lanes: Lane[] = [{ id: 'P1', kind: 'process', name: 'main.ts' }];
	for (let process = 2; process <= processes + 1; process++) {
		lanes.push({ id: `P${process}`, kind: 'process', name: 'child.ts', parent: 'P1' });
		for (let thread = 1; thread <= threads; thread++)
			lanes.push({ id: `P${process}.T${thread}`, kind: 'thread', name: 'worker.ts', parent: `P${process}` });
	}
	const bad = { ...{ t: 500, lane: 'P2.T1', kind: 'exit' as const }, code: 1, signal: null, seen: 'exact' as const };
	const begin = lanes.map(({ id }) => ({ t: 0, lane: id, kind: 'start' as const, seen: 'exact' as const }));
	const end = lanes.filter(({ id }) => id !== bad.lane).map(({ id }) => ({ ...bad, t: 1000, lane: id, code: 0 }));
	return { ...everything, lanes, events: [...begin, bad, ...end] };
}

test('defaultView() shows each lane of a run that has not very many', () => {
	assert.equal(defaultView(sceneOf(everything)), WHOLE);
});

test('defaultView() collapses the deepest processes of hundreds of lanes, and no more than needed', () => {
	const scene = sceneOf(family(40, 6));
	const view = defaultView(scene);
	assert.ok(view.collapsed.size === 40 && !view.collapsed.has('P1'), [...view.collapsed].join());
	const { rows } = layout(scene, { width: 900, view });
	assert.equal(rows.length, 41);
});

test('layout() of a collapsed process says how many it holds, how many there were when, and which of them ended badly', () => {
	const scene = sceneOf(family(1, 3));
	const { rows } = layout(scene, { width: 900, view: { ...WHOLE, collapsed: new Set(['P2']) } });
	const [, group] = rows;
	assert.deepEqual([rows.length, group?.name, group?.of], [2, 'child.ts + 3 more', { kind: 'group', lane: 'P2' }]);
	const crowd = group?.bars.filter(({ kind }) => kind === 'crowd') ?? [];
	assert.deepEqual(
		crowd.map(({ t, share }) => [t, share]),
		[
			[0, 1],
			[500, 0.75],
		],
	);
	assert.deepEqual(
		group?.instants.map(({ shape, label }) => [shape, label]),
		[['cross', 'exit 1']],
	);
});
