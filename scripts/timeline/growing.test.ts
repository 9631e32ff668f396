import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording } from '../recording/types.ts';
import { everything } from './fixtures/everything.ts';
import { firstRace } from './fixtures/first-race.ts';
import { layout } from './layout.ts';
import { sceneOf } from './scene.ts';

const WIDTH = 620;

/** The run as it was known when so many of its events had come. */
function known({ header, lanes, events }: Recording, count: number): Recording {
	const { durationUs: _, exit: __, ...begun } = header;
	const told = events.slice(0, count);
	const ids = new Set(told.flatMap((event) => (event.kind === 'spawn' ? [event.lane, event.child] : event.lane)));
	return { header: begun, lanes: lanes.filter(({ id }) => ids.has(id)), events: told };
}

for (const [name, run] of Object.entries({ everything, firstRace })) {
	test(`layout() of a growing run (${name}) leaves in place what was drawn, except where time needs a new scale`, () => {
		const places = new Map<number, number>();
		let end = 0;
		for (let count = 2; count <= run.events.length; count++) {
			const scene = sceneOf(known(run, count), { growing: true });
			const { axis } = layout(scene, { width: WIDTH });
			if (scene.span.to !== end) places.clear();
			end = scene.span.to;
			for (const { t } of scene.shown) {
				const [x, before] = [axis.x(t), places.get(t) ?? axis.x(t)];
				assert.ok(Math.abs(x - before) < WIDTH / 10, `${t} went from ${before} to ${x}`);
				places.set(t, x);
			}
		}
	});
}
