import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLabs } from '../../../scripts/labs/load.ts';
import { recordingOf } from '../../../scripts/labs/recordings.ts';
import { miniature } from './miniature.ts';

const recordings = loadLabs(process.cwd())
	.filter(({ files }) => files.includes('recording.json'))
	.map((lab) => ({ id: lab.id, recording: recordingOf(lab) }));

test('miniature() draws each lane in its pen, within its box, and stays light', () => {
	for (const { id, recording } of recordings) {
		const svg = miniature(recording);
		assert.equal(svg.match(/<g class="lane-/g)?.length, recording.lanes.length, id);
		assert.ok(svg.length < 4000, `${id}: ${svg.length} characters`);
		const places = [...svg.matchAll(/[ML](-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
		assert.ok(places.length > 0, id);
		for (const [x, y] of places) assert.ok(x >= 0 && x <= 480 && y >= -1 && y <= 66, `${id}: ${x}, ${y}`);
	}
});
