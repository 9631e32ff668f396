import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything } from './fixtures/everything.ts';
import { firstRace } from './fixtures/first-race.ts';
import { layout } from './layout.ts';
import { sceneOf } from './scene.ts';
import { type View, WHOLE } from './view.ts';

test('layout() of a window keeps names at its edges, and draws nothing beyond them', () => {
	const { rows, frames, arrows, axis } = layout(sceneOf(everything), {
		width: 600,
		view: { ...WHOLE, from: 0.55, to: 0.62 },
	});
	for (const { x, until, anchor, bars } of rows) {
		assert.ok(anchor === 'end' ? x <= 600 : x >= 0 && until <= 604, `a name at ${x}`);
		for (const { x1, x2 } of bars) assert.ok(x1 >= -2 && x2 <= 602);
	}
	for (const { tabX, tabWidth } of frames) assert.ok(tabX >= 0 && tabX + tabWidth <= 600);
	for (const { x1, x2, cut } of arrows) {
		assert.ok(Math.min(x1, x2) >= -2 && Math.max(x1, x2) <= 602);
		assert.equal(cut?.end ?? false, x2 === 600 && x1 < 600);
	}
	assert.ok(axis.t(600) - axis.t(0) < 30_000);
});

test('layout() says more the nearer one comes', () => {
	const scene = sceneOf(firstRace);
	const { base } = layout(scene, { width: 300 });
	const labels = (view: View) =>
		layout(scene, { width: 300, view }).rows.flatMap(({ instants }) => instants.map(({ label }) => label));
	assert.ok(!labels(WHOLE).includes('read 4'));
	assert.ok(labels({ ...WHOLE, from: base.x(60_400) / 300, to: base.x(63_000) / 300 }).includes('read 4'));
});

test('layout() of an unfolded start-up draws it at length, and knows that it can be folded again', () => {
	const scene = sceneOf(firstRace);
	const folded = layout(scene, { width: 900 });
	const { axis, ruler } = layout(scene, { width: 900, view: { ...WHOLE, unfolded: new Set([0]) } });
	assert.ok(axis.x(52_000) > 2 * folded.axis.x(52_000));
	assert.deepEqual(
		ruler.folds.map(({ unfolded, of }) => [unfolded, of.fold.from]),
		[[true, 0]],
	);
});
