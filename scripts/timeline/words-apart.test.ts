import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomRecordings } from '../recording/random-recording.ts';
import { type Box, textBoxes } from './dashes.ts';
import { everything } from './fixtures/everything.ts';
import { firstRace } from './fixtures/first-race.ts';
import { processesRun } from './fixtures/processes.ts';
import { layout } from './layout.ts';
import { sceneOf } from './scene.ts';
import { WHOLE } from './view.ts';

test('layout() never lets words stand over each other, whatever is shown and however broad it is', () => {
	for (const [index, recording] of [everything, firstRace, processesRun, ...randomRecordings(30)].entries()) {
		const scene = sceneOf(recording);
		for (const width of [310, 620, 1100]) {
			for (const view of VIEWS) {
				const { rows } = layout(scene, { width, view });
				const boxes = textBoxes(rows).sort((a, b) => a.x1 - b.x1);
				for (const [place, box] of boxes.entries()) {
					const over = boxes.slice(place + 1).find((other) => other.x1 < box.x2 - 1 && isOneLine(box, other));
					assert.equal(
						over,
						undefined,
						`run ${index}, ${width} px, ${JSON.stringify([view.from, view.tree, box, over])}`,
					);
				}
			}
		}
	}
});

const VIEWS = [
	WHOLE,
	{ ...WHOLE, from: 0.2, to: 0.6 },
	{ ...WHOLE, from: 0.5, to: 0.55 },
	{ ...WHOLE, tree: true },
	{ ...WHOLE, collapsed: new Set(['P1', 'P2']) },
];

const isOneLine = (a: Box, b: Box) => a.y1 < b.y2 - 4 && b.y1 < a.y2 - 4;
