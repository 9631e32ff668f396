import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowsOf } from '../recording/arrows.ts';
import { everything } from './fixtures/everything.ts';
import { sceneOf } from './scene.ts';

test('sceneOf() leaves out the arrows that do not touch the stretch that is shown', () => {
	const arrows = arrowsOf(everything).filter(({ from, to }) => from.lane !== to.lane);
	const last = Math.max(...arrows.map(({ to }) => to.t));
	const shown = sceneOf(everything, { from: last }).arrows;
	assert.ok(shown.length > 0 && shown.length < arrows.length);
	for (const { to } of shown) assert.ok(to.t >= last);
});
