import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingPace } from './drawing-pace.ts';

function paced(took: number) {
	let time = 1000;
	const pace = drawingPace(() => time);
	const pass = (ms: number) => {
		time += ms;
	};
	pace.draw(() => pass(took));
	return { pace, pass };
}

test('drawingPace() hurries only where drawing is slow and a hand moves', () => {
	const quick = paced(3);
	quick.pace.moved();
	assert.equal(quick.pace.isHurried, false);
	const slow = paced(40);
	assert.equal(slow.pace.isHurried, false);
	slow.pace.moved();
	assert.equal(slow.pace.isHurried, true);
});

test('drawingPace() rests when the hand does, when something else changed, and after a while in any case', () => {
	const { pace, pass } = paced(40);
	pace.moved();
	pass(200);
	assert.equal(pace.isHurried, false);
	pace.moved();
	pace.rest();
	assert.equal(pace.isHurried, false);
	const moved = (frames: number) => {
		for (let frame = 0; frame < frames; frame++) {
			pace.moved();
			pass(16);
		}
		return pace.isHurried;
	};
	assert.equal(moved(20), true, 'so slow a drawing is not made twice a second');
	assert.equal(moved(10), false);
});
