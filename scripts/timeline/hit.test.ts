import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lane } from '../recording/types.ts';
import { extentOf } from './extent.ts';
import { firstRace } from './fixtures/first-race.ts';
import { processesRun } from './fixtures/processes.ts';
import { thingAt } from './hit.ts';
import { layout } from './layout.ts';
import { sceneOf } from './scene.ts';
import type { Thing } from './thing.ts';
import { WHOLE } from './view.ts';

const race = layout(sceneOf(firstRace), { width: 900 });
const processes = layout(sceneOf(processesRun), { width: 900 });

/** The thing in the middle of where a thing stands. */
function met(laid: typeof race, thing: Thing, reach = 4): Thing | undefined {
	const { x1, x2, y1, y2 } = extentOf(laid, thing) ?? assert.fail('it has no place');
	return thingAt(laid, (x1 + x2) / 2, (y1 + y2) / 2, reach);
}

test('thingAt() meets each instant, by its mark and by its words', () => {
	const instants = race.rows.flatMap((row) => row.instants.map((instant) => ({ row, instant })));
	assert.ok(instants.length > 6);
	for (const { row, instant } of instants) {
		assert.equal(thingAt(race, instant.x, row.y + row.bar / 2, 0), instant.of);
		if (instant.label && instant.anchor === 'middle')
			assert.equal(thingAt(race, instant.x, row.y + row.bar + 14, 0), instant.of);
	}
});

test('thingAt() meets bars between the instants, and what lies above the others first', () => {
	const kinds = new Set(processes.rows.flatMap(({ bars }) => bars.map(({ kind }) => kind)));
	const blocked = processes.rows.flatMap(({ bars }) => bars).find(({ kind }) => kind === 'blocked');
	assert.ok(blocked && kinds.has('alive'));
	assert.equal(thingAt(processes, (blocked.x1 + blocked.x2) / 2, blocked.y + 2, 0), blocked.of);
});

test('thingAt() meets arrows from a little way off, and leaves what is farther', () => {
	const [arrow] = processes.arrows;
	assert.ok(arrow);
	const along = (from: number, to: number) => from + (to - from) * 0.6;
	const [x, y] = [along(arrow.x1, arrow.x2), along(arrow.y1, arrow.y2)];
	assert.equal(thingAt(processes, x + 3, y, 4), arrow.of);
	assert.notEqual(thingAt(processes, x + 12, y, 4), arrow.of);
});

test('thingAt() meets folds on the ruler alone, and names by their words', () => {
	const [fold] = race.ruler.folds;
	assert.ok(fold);
	assert.equal(thingAt(race, (fold.x1 + fold.x2) / 2, 8, 0), fold.of);
	assert.equal(thingAt(race, 880, 8, 0), undefined);
	for (const row of race.rows) assert.deepEqual(met(race, row.of), row.of);
});

test('thingAt() meets a collapsed process as a group', () => {
	const laid = layout(sceneOf(firstRace), { width: 900, view: { ...WHOLE, collapsed: new Set(['P1']) } });
	assert.equal(laid.rows.length, 1);
	assert.deepEqual(met(laid, { kind: 'group', lane: 'P1' }), { kind: 'group', lane: 'P1' });
	// What stands in a lane of it is shown by its row.
	const event = firstRace.events.find(({ lane }) => lane === 'P1.T1');
	assert.equal(event && extentOf(laid, { kind: 'event', event })?.y1, laid.rows[0]?.y);
});

test('thingAt() goes by what is visible, also zoomed in', () => {
	const laid = layout(sceneOf(firstRace), { width: 900, view: { ...WHOLE, from: 0.5, to: 0.7 } });
	for (const { row, instant } of laid.rows.flatMap((row) => row.instants.map((instant) => ({ row, instant }))))
		assert.equal(thingAt(laid, instant.x, row.y + row.bar / 2, 0), instant.of);
});

test('thingAt() meets a line only where it is drawn, and what a process hangs on', () => {
	const tree = layout(sceneOf(processesRun), { width: 900, view: { ...WHOLE, tree: true } });
	const [stem] = tree.stems;
	assert.ok(stem);
	const half = { ...stem, dashes: [(stem.y2 - stem.y1) / 2, (stem.y2 - stem.y1) / 2] };
	const at = (share: number, stems = [stem]) =>
		thingAt({ ...tree, rows: [], stems }, stem.x + 1, stem.y1 + share * (stem.y2 - stem.y1), 4);
	assert.deepEqual([at(0.2), at(0.8)], [stem.of, stem.of]);
	assert.deepEqual([at(0.2, [half]), at(0.8, [half])], [stem.of, undefined]);
});

test('thingAt() meets the names of low rows, which stand beside their bars', () => {
	const lanes = Array.from({ length: 20 }, (_, index) => ({ ...processesRun.lanes[0], id: `P${index + 1}` }) as Lane);
	const laid = layout(sceneOf({ ...processesRun, lanes }), { width: 900 });
	assert.ok(laid.left > 0);
	for (const row of laid.rows) assert.deepEqual(met(laid, row.of), row.of);
});
