import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, P2, sample } from '../recording/fixture.ts';
import { layout, sharedAxis } from './layout.ts';
import { sceneOf } from './scene.ts';

test('sharedAxis() gives two runs one ruler, however long each of them is', () => {
	const scenes = [20_000, 90_000].map((durationUs) =>
		sceneOf(sample([mark(5000, 'P1', 'a'), mark(15_000, 'P1', 'b')], { header: { durationUs } })),
	);
	const axis = sharedAxis(scenes, 800);
	const [short, long] = scenes.map((scene) => layout(scene, { width: 800, axis }));
	const placesOf = (laid: typeof short) => laid?.ruler.ticks.map(({ x, label }) => [x, label]);
	assert.ok((placesOf(long)?.length ?? 0) > 3);
	assert.deepEqual(placesOf(short), placesOf(long));
	assert.equal(axis.x(90_000), 800);
	assert.ok(axis.x(20_000) < 800);
});

test('sharedAxis() leaves a gutter where one of the runs has so many lanes that its names need it', () => {
	const lanes = Array.from({ length: 30 }, (_, index) => ({ ...P2, id: `P${index + 1}` }));
	const [few, many] = [sceneOf(sample([mark(5000, 'P1', 'a')])), sceneOf(sample([mark(5000, 'P1', 'a')], { lanes }))];
	const axis = sharedAxis([few, many], 800);
	const laid = [few, many].map((scene) => layout(scene, { width: 800, axis }));
	assert.ok(axis.width < 760);
	assert.deepEqual(
		laid.map(({ left }) => left),
		[800 - axis.width, 800 - axis.width],
	);
	assert.equal(laid[0]?.axis.x(5000), laid[1]?.axis.x(5000));
});
