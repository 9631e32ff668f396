import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from './fixtures/first-race.ts';
import { processesRun } from './fixtures/processes.ts';
import { BAR, layout } from './layout.ts';
import { sceneOf } from './scene.ts';

test('layout() gives each lane a row with its name and its pen, in frames of their process', () => {
	const { rows, frames } = layout(sceneOf(firstRace), { width: 900 });
	assert.deepEqual(
		rows.map(({ name, pen }) => [name, pen]),
		[
			['main.ts', 'lane-8'],
			['Box office A', 'lane-1'],
			['Box office B', 'lane-2'],
		],
	);
	assert.deepEqual(
		frames.map(({ tab }) => tab),
		['P1'],
	);
	assert.deepEqual(
		layout(sceneOf(processesRun), { width: 900 }).frames.map(({ tab }) => tab),
		['P1', 'P2'],
	);
});

test('layout() draws the frame of a process that has no row in its pen all the same', () => {
	const { frames } = layout(sceneOf(firstRace, { lanes: ['P1.T1'] }), { width: 900 });
	assert.deepEqual(
		frames.map(({ tab, pen }) => [tab, pen]),
		[['P1', 'lane-8']],
	);
});

test('layout() folds the start-up of all lanes into one and says how long it was', () => {
	const { folds } = layout(sceneOf(firstRace), { width: 900 }).ruler;
	assert.deepEqual(
		folds.map(({ label }) => label),
		['start-up 52 ms'],
	);
	for (const { x1, x2 } of folds) assert.ok(x2 - x1 < 130);
});

test('layout() folds the start-up also where loading a program took so long that its event loop waited', () => {
	const long = { t: 2000, lane: 'P1', kind: 'block' as const, why: 'long task', us: 30_000 };
	const events = [...firstRace.events, long].sort((a, b) => a.t - b.t);
	const { folds } = layout(sceneOf({ ...firstRace, events }), { width: 900 }).ruler;
	assert.equal(folds.length, 1);
});

test('layout() names every mark with its value where there is room, in the order of time', () => {
	const [, a] = layout(sceneOf(firstRace), { width: 900 }).rows;
	assert.deepEqual(
		a?.instants.map(({ label }) => label),
		['read 6', 'write 5', 'read 4', 'write 3', 'read 3', 'write 2'],
	);
	assert.deepEqual(a?.instants.map(({ shape }) => shape).slice(0, 2), ['dot', 'square']);
});

test('layout() keeps to a phone: shorter labels, none over another, nothing outside', () => {
	for (const recording of [firstRace, processesRun]) {
		for (const row of layout(sceneOf(recording), { width: 320 }).rows) {
			let free = 0;
			for (const { x, label, anchor, shape } of row.instants) {
				assert.ok(x >= 0 && x <= 320);
				if (!label || shape !== 'dot') continue;
				const from = anchor === 'middle' ? x - label.length * 3.35 : x;
				assert.ok(from >= free - 0.5, `${label} over its neighbour`);
				free = from + label.length * 6.7;
			}
		}
	}
});

test('layout() of a window shows those lanes and that stretch, and folds what came before', () => {
	const { rows, ruler } = layout(sceneOf(firstRace, { lanes: ['P1.T1', 'P1.T2'], from: 60_500, to: 63_000 }), {
		width: 600,
	});
	assert.deepEqual(
		rows.map(({ instants }) => instants.length),
		[2, 2],
	);
	assert.deepEqual(
		ruler.folds.map(({ label }) => label),
		['after 61 ms'],
	);
});

test('layout() of chosen events shows no other standstill', () => {
	const blocked = (show?: () => boolean) =>
		layout(sceneOf(processesRun, show && { show }), { width: 900 })
			.rows.flatMap(({ bars }) => bars)
			.filter(({ kind }) => kind === 'blocked').length;
	assert.deepEqual([blocked(), blocked(() => true), blocked(() => false)], [1, 1, 0]);
});

test('layout() shows how lanes ended, and arrows where one started another', () => {
	const { rows, arrows } = layout(sceneOf(processesRun), { width: 900 });
	assert.deepEqual(
		rows.map(({ end }) => end?.label),
		['exit 1', 'SIGKILL'],
	);
	assert.deepEqual(arrows.filter(({ kind }) => kind === 'spawn').length, 1);
});

test('layout() says a fold by its length in brackets where words have no room, since alone it would read as an instant', () => {
	const folds = [300, 900].map((width) => layout(sceneOf(firstRace), { width }).ruler.folds[0]?.label);
	assert.deepEqual(folds, ['(52 ms)', 'start-up 52 ms']);
});

test('layout() keeps what a process printed out of the time before it began', () => {
	for (const width of [320, 620, 900]) {
		for (const { x, instants } of layout(sceneOf(processesRun), { width }).rows) {
			for (const instant of instants.filter(({ anchor, shape }) => anchor === 'end' && shape !== 'dot'))
				assert.ok(instant.x - instant.label.length * 7.2 >= x - 8, `${instant.label} begins before its lane`);
		}
	}
});

test('layout() shortens a long name to what fits, and leaves its end', () => {
	const lanes = firstRace.lanes.map((lane, index) => ({ ...lane, name: `${'long '.repeat(60)}${index}` }));
	for (const { name, x, indent, anchor } of layout(sceneOf({ ...firstRace, lanes }), { width: 600 }).rows) {
		assert.match(name, /…ng \d$/);
		assert.ok(anchor === 'end' ? name.length * 7.5 <= x : x + indent + name.length * 7.5 <= 604, name);
	}
});

test('layout() on a phone says no word over the end of a lane, and still that it was forked', () => {
	const at = (t: number) => ({ t, lane: 'P2' });
	const start = (t: number, lane: string) => ({ t, lane, kind: 'start' as const, seen: 'exact' as const });
	const exit = (t: number, lane: string, code: number) => ({
		...{ t, lane, kind: 'exit' as const, code, signal: null, seen: 'exact' as const },
	});
	const recording = {
		header: { ...firstRace.header, durationUs: 10_000 },
		lanes: [
			{ id: 'P1', kind: 'process' as const, name: 'main.ts' },
			{ id: 'P2', kind: 'process' as const, name: 'perl', parent: 'P1', node: false, kernel: true as const },
		],
		events: [
			...[start(0, 'P1'), start(8600, 'P2')],
			{ ...at(9000), kind: 'out' as const, fd: 1, text: 'child: x is 99\n' },
			...[exit(9200, 'P2', 7), exit(10_000, 'P1', 0)],
		],
	};
	const row = layout(sceneOf(recording), { width: 320 }).rows[1];
	assert.deepEqual([row?.end?.label, (row?.end?.dy ?? 0) > BAR, row?.anchor], ['exit 7', true, 'end']);
	assert.match(row?.note ?? '', /no exec$/);
	assert.deepEqual(
		row?.instants.map(({ label }) => label),
		[''],
	);
});

test('layout() bears a run that has hardly begun', () => {
	const header = { ...firstRace.header };
	delete header.durationUs;
	const none = layout(sceneOf({ header, lanes: [], events: [] }), { width: 300 });
	assert.deepEqual(none.rows, []);
	const first = { header, lanes: firstRace.lanes.slice(0, 1), events: firstRace.events.slice(0, 1) };
	const begun = layout(sceneOf(first), { width: 300 });
	assert.equal(begun.rows.length, 1);
});

test('layout() sets the first name of a process without a row beside its tab, where that is in the way', () => {
	const { rows, frames } = layout(sceneOf(firstRace, { lanes: ['P1.T1', 'P1.T2'] }), { width: 900 });
	const [first, frame] = [rows[0], frames[0]];
	assert.ok(first && frame && first.x + first.indent >= frame.tabX + frame.tabWidth);
	assert.ok(first.x + first.indent <= Math.max(first.x + 7, frame.tabX + frame.tabWidth + 6));
});
