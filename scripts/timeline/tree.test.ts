import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lane, Recording, RunEvent } from '../recording/types.ts';
import { draw } from './draw.ts';
import { everything } from './fixtures/everything.ts';
import { layout } from './layout.ts';
import { legendOf } from './legend.ts';
import { sceneOf } from './scene.ts';
import { WHOLE } from './view.ts';

const tree = { ...WHOLE, tree: true };

/** A shell starts a daemon and ends: the daemon belongs to nobody in the run from then on. */
const daemon: Recording = {
	...everything,
	lanes: ['P1', 'P2', 'P3'].map((id, index): Lane => {
		const parent = index === 0 ? {} : { parent: `P${index}` };
		return { id, kind: 'process', name: ['main.ts', 'sh', 'sleep'][index] ?? '', ...parent, node: index === 0 };
	}),
	events: [
		{ t: 0, lane: 'P1', kind: 'start', seen: 'exact' },
		{ t: 1000, lane: 'P1', kind: 'spawn', child: 'P2' },
		{ t: 1000, lane: 'P2', kind: 'start', seen: 'exact' },
		{ t: 2000, lane: 'P2', kind: 'spawn', child: 'P3' },
		{ t: 2000, lane: 'P3', kind: 'start', seen: 'exact' },
		{ t: 3000, lane: 'P2', kind: 'exit', code: 3, signal: null, seen: 'exact', reaped: 3100 },
		{ t: 3000, lane: 'P3', kind: 'state', state: 'orphaned', parent: 'outside' },
		{ t: 9000, lane: 'P3', kind: 'exit', code: 0, signal: null, seen: 'exact' },
		{ t: 9500, lane: 'P1', kind: 'exit', code: 0, signal: null, seen: 'exact' },
	] satisfies RunEvent[],
};

test('layout() of the tree has a row for each process, with its threads in it', () => {
	const { rows, arrows } = layout(sceneOf(everything), { width: 900, view: tree });
	assert.deepEqual(
		rows.map(({ name }) => name),
		['main.ts, 2 threads', 'perl', 'perl'],
	);
	assert.deepEqual(new Set(rows.flatMap(({ bars }) => bars.map(({ kind }) => kind))), new Set(LIVES));
	assert.deepEqual(
		arrows.map(({ kind }) => kind),
		['signal', 'wake'],
	);
});

const LIVES = ['starting', 'alive', 'stopped', 'zombie'];

test('layout() of the tree hangs each process on its parent at its birth, and on the next one when that ends', () => {
	const { rows, stems, axis, frames } = layout(sceneOf(daemon), { width: 900, view: tree });
	const [outside, main, shell, sleep] = rows;
	assert.deepEqual(
		rows.map(({ name }) => name),
		['outside the run', 'main.ts', 'sh', 'sleep'],
	);
	assert.deepEqual(
		frames.map(({ tab }) => tab),
		['P1', 'P2', 'P3'],
	);
	const bottom = (row: typeof main) => (row?.y ?? 0) + (row?.bar ?? 0);
	assert.deepEqual(
		stems.map(({ t, x, y1, y2, adopted }) => [t, x, y1, y2, adopted]),
		[
			[1000, axis.x(1000), bottom(main), shell?.y, false],
			[2000, axis.x(2000), bottom(shell), sleep?.y, false],
			[3000, axis.x(3000), (outside?.y ?? 0) + (outside?.bar ?? 0) / 2, sleep?.y, true],
		],
	);
	assert.deepEqual(shell?.end?.label, 'exit 3');
});

test('draw() of the tree draws its stems, and the legend says what they are', () => {
	const laid = layout(sceneOf(daemon), { width: 900, view: tree });
	assert.equal(draw(laid, { id: 'x', says: '' }).match(/class="hung /g)?.length, 3);
	assert.match(legendOf(laid), /started by the one it hangs on.*has a new parent/);
	assert.doesNotMatch(legendOf(layout(sceneOf(daemon), { width: 900 })), /hangs/);
});
