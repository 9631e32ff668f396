import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording } from '../recording/types.ts';
import { MOST_ARROWS } from './arrow-lines.ts';
import { draw } from './draw.ts';
import { everything } from './fixtures/everything.ts';
import { layout } from './layout.ts';
import { legendOf } from './legend.ts';
import { sceneOf } from './scene.ts';

test('arrowLines() has one for each message, piece of a stream, wake-up and signal, in words', () => {
	const { arrows } = layout(sceneOf(everything), { width: 900 });
	assert.deepEqual(
		arrows.filter(({ kind }) => kind !== 'spawn').map(({ kind, label }) => `${kind}: ${label}`),
		[
			'message: "hi"',
			'wake: wakes: "total"',
			'bytes: 4 bytes',
			'bytes: 3 bytes',
			'signal: SIGSTOP',
			'wake: wakes: the end of perl P3',
		],
	);
});

test('arrowLines() shows a message from its send to its receive', () => {
	const { arrows, axis } = layout(sceneOf(everything), { width: 900 });
	const message = arrows.find(({ kind }) => kind === 'message');
	assert.deepEqual([message?.x1, message?.x2], [axis.x(51_000), axis.x(51_700)]);
});

test('arrowLines() draws the first of many messages, and the legend says how many more there are', () => {
	const laid = layout(sceneOf(manyMessages(200)), { width: 900 });
	assert.equal(laid.arrows.filter(({ kind }) => kind === 'message').length, MOST_ARROWS);
	assert.match(legendOf(laid), new RegExp(`${200 - MOST_ARROWS} more messages`));
	assert.equal(draw(laid, { id: 'x', says: 'x' }).match(/class="over instant"/g)?.length, MOST_ARROWS);
});

function manyMessages(count: number): Recording {
	const channel = 'P1>P1.T1';
	const events = Array.from({ length: count }, (_, index) => {
		const message = { message: `${channel}#${index}`, channel, bytes: 1, preview: String(index) };
		return [
			{ t: 60_000 + 20 * index, lane: 'P1', kind: 'send' as const, ...message },
			{ t: 60_010 + 20 * index, lane: 'P1.T1', kind: 'receive' as const, ...message },
		];
	});
	const start = everything.events.filter(({ kind }) => ['start', 'spawn', 'state'].includes(kind));
	return { ...everything, lanes: everything.lanes.slice(0, 2), events: [...start.slice(0, 5), ...events.flat()] };
}
