import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording, RunEvent } from '../recording/types.ts';
import { firstRace } from './fixtures/first-race.ts';
import { layout } from './layout.ts';
import { sceneOf } from './scene.ts';

test('layout() of many lanes stands low, with the names beside the bars and no words over each other', () => {
	const recording = crowdedRun(60);
	for (const width of [360, 1100]) {
		const { rows, height, left } = layout(sceneOf(recording), { width });
		assert.ok(height <= 1340 && left > 0 && left < width / 3, `${height}, ${left}`);
		for (const { until, instants, strips, words, end, y, bar } of rows) {
			assert.ok(until <= left, 'a name over its bar');
			const said = [
				...instants.map(({ x, label }) => ({ from: x + 8, text: label })),
				...strips.map(({ x, label }) => ({ from: x - label.length * 3.3, text: label })),
				...words.map(({ x, text }) => ({ from: x, text })),
				...(end
					? [{ from: end.anchor === 'end' ? end.x - end.label.length * 7 - 6 : end.x + 6, text: end.label }]
					: []),
			].filter(({ text }) => text !== '');
			said.sort((a, b) => a.from - b.from);
			for (const [index, { from, text }] of said.entries())
				assert.ok(from + text.length * 6 <= (said[index + 1]?.from ?? width), `${text} over its neighbour at ${y}`);
			assert.ok(bar >= 12);
		}
	}
});

test('layout() tells of what stands too close how many it is, and loses none', () => {
	const scene = sceneOf(crowdedRun(3));
	const { rows } = layout(scene, { width: 620 });
	for (const [index, { instants, strips }] of rows.entries()) {
		const drawn = instants.length + strips.reduce((sum, { of }) => sum + of.events.length, 0);
		assert.equal(drawn, scene.lanes[index]?.points.length);
	}
	const strip = rows[0]?.strips[0];
	assert.match(strip?.label ?? '', new RegExp(`^${strip?.of.events.length} events$`));
});

/** Lanes that each mark a moment 300 times, print now and then, and end badly. */
function crowdedRun(count: number): Recording {
	const ids = Array.from({ length: count }, (_, index) => `P${index + 1}`);
	const events = ids.flatMap((lane, index): RunEvent[] => [
		{ t: index, lane, kind: 'start', seen: 'exact' },
		...Array.from({ length: 300 }, (_, n): RunEvent => {
			const t = 1000 + index + (n % 7 === 0 ? 5000 * n : 5000 * Math.floor(n / 50) + 3 * n);
			if (n % 7 === 0) return { t, lane, kind: 'out', fd: 1, text: `line ${n} of ${lane}\n`, arrived: t + 900 };
			return { t, lane, kind: 'mark', name: 'turn', detail: n };
		}),
		{ t: 1_600_000, lane, kind: 'exit', code: 1, signal: null, seen: 'exact' },
	]);
	const lanes = ids.map((id) => ({ id, kind: 'process' as const, name: `program ${id}` }));
	const header = { ...firstRace.header, durationUs: 1_600_000 };
	return { header, lanes, events: events.sort((a, b) => a.t - b.t) };
}
