import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording, RunEvent } from '../recording/types.ts';
import type { ArrowLine } from './arrow-lines.ts';
import { arrowWords } from './arrow-words.ts';
import { MOST_ARROWS } from './bundles.ts';
import { textBoxes } from './dashes.ts';
import { everything } from './fixtures/everything.ts';
import { layout } from './layout.ts';
import { legendOf } from './legend.ts';
import { sceneOf } from './scene.ts';
import { WHOLE } from './view.ts';

test('arrowLines() has one for each message, piece of a stream, wake-up and signal, in words', () => {
	const { arrows } = layout(sceneOf(everything), { width: 900 });
	assert.deepEqual(
		arrows.filter(({ kind }) => kind !== 'spawn').map(({ kind, of }) => `${kind}: ${arrowWords(of, everything)}`),
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

const messagesIn = ({ of }: ArrowLine) => (of.kind === 'arrows' ? of.arrows.length : 1);

test('arrowLines() bundles many messages that lie close together, and loses none', () => {
	const { arrows, more } = layout(sceneOf(manyMessages(200)), { width: 900 });
	const lines = arrows.filter(({ kind }) => kind === 'message');
	assert.ok(lines.length <= MOST_ARROWS, String(lines.length));
	assert.equal(
		lines.reduce((sum, line) => sum + messagesIn(line), 0),
		200,
	);
	assert.ok(lines.some(({ count }) => count?.text.endsWith('×')));
	assert.equal(more.size, 0);
});

test('arrowLines() draws each message again where a reader has come near', () => {
	const view = { ...WHOLE, from: 0.5, to: 0.55 };
	const { arrows } = layout(sceneOf(manyMessages(200)), { width: 900, view });
	const lines = arrows.filter(({ kind }) => kind === 'message');
	assert.ok(lines.length > 3 && lines.every((line) => messagesIn(line) === 1), String(lines.length));
});

test('arrowLines() draws what is lit by itself', () => {
	const scene = sceneOf(manyMessages(200));
	const message = scene.arrows.find(({ kind }) => kind === 'message');
	const { arrows } = layout(scene, { width: 900, lit: (arrow) => arrow === message });
	assert.deepEqual(
		arrows.filter(({ lit }) => lit).map(({ of }) => of),
		[{ kind: 'arrow', arrow: message }],
	);
});

test('arrowLines() between very many rows leaves out the weakest, and the legend says how many', () => {
	const laid = layout(sceneOf(everyoneToEveryone(14)), { width: 900 });
	const drawn = laid.arrows.filter(({ kind }) => kind === 'message').reduce((sum, line) => sum + messagesIn(line), 0);
	const more = laid.more.get('message') ?? 0;
	assert.equal(drawn + more, 14 * 13);
	assert.match(legendOf(laid), new RegExp(`${more} more messages`));
});

test('arrowLines() lets what starts a lane cross no words', () => {
	const { arrows, rows } = layout(sceneOf(manyThreads(7)), { width: 900 });
	const boxes = textBoxes(rows);
	for (const { kind, x1, y1, y2, dashes } of arrows) {
		if (kind !== 'spawn') continue;
		let y = y1;
		for (const [index, length] of (dashes ?? [y2 - y1]).entries()) {
			const [top, bottom] = [y, y + length];
			y = bottom;
			if (index % 2 === 1) continue;
			const met = boxes.filter((box) => box.x1 < x1 - 1 && box.x2 > x1 + 1 && box.y1 < bottom - 1 && box.y2 > top + 1);
			assert.deepEqual(met, [], `${x1}`);
		}
	}
	assert.ok(arrows.some(({ dashes }) => dashes));
});

/** Threads that are started one after the other and print at once: names and words stand under each other. */
function manyThreads(count: number): Recording {
	const ids = Array.from({ length: count }, (_, index) => `P1.T${index + 1}`);
	const lane = (id: string) => ({ id, kind: 'thread' as const, name: `A worker with a long name ${id}`, parent: 'P1' });
	const events = ids.flatMap((id, index): RunEvent[] => {
		const t = 40_000 + 500 * index;
		return [
			{ t, lane: 'P1', kind: 'spawn', child: id },
			{ t, lane: id, kind: 'start', seen: 'exact' },
			{ t: t + 60_000, lane: id, kind: 'out', fd: 1, text: 'hello\n' },
		];
	});
	const start: RunEvent = { t: 0, lane: 'P1', kind: 'start', seen: 'exact' };
	const sorted = [start, ...events].sort((a, b) => a.t - b.t);
	return { ...everything, lanes: [...everything.lanes.slice(0, 1), ...ids.map(lane)], events: sorted };
}

function everyoneToEveryone(count: number): Recording {
	const ids = Array.from({ length: count }, (_, index) => `P${index + 1}`);
	const events = ids.flatMap((from, a) =>
		ids.flatMap((to, b): RunEvent[] => {
			const message = { message: `${from}>${to}#0`, channel: `${from}>${to}` };
			const t = 100 * a + 7 * b;
			return from === to
				? [{ t: 0, lane: from, kind: 'start', seen: 'exact' }]
				: [
						{ t, lane: from, kind: 'send', ...message },
						{ t: t + 5, lane: to, kind: 'receive', ...message },
					];
		}),
	);
	const lanes = ids.map((id) => ({ id, kind: 'process' as const, name: id }));
	return { ...everything, lanes, events: events.sort((a, b) => a.t - b.t) };
}

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
