import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowsOf } from './arrows.ts';
import { collector } from './collector.ts';
import { header, out, running, start } from './fixture.ts';
import { judgeAll } from './judge.ts';
import { sortEvents } from './lane-order.ts';
import { skeletonOf } from './skeleton.ts';
import { slicesOf } from './slices.ts';
import { writeRecording } from './stored.ts';

test('collector() has a recording that every view can show at any moment', () => {
	const live = collector();
	const { durationUs = 0, exit: end = { code: 0, signal: null }, ...beginning } = header();
	const items = [
		{ header: beginning },
		{ newLane: { id: 'P1', kind: 'process', name: 'main.ts' } as const },
		start(0, 'P1'),
		running(40, 'P1'),
		{ t: 50, lane: 'P1', kind: 'spawn', child: 'P1.T1' } as const,
		out(60, 'P1', 'x'),
		{ end: { durationUs, exit: end } },
	];
	const { recording } = live;
	for (const item of [undefined, ...items]) {
		if (item) live.add(item);
		for (const view of [slicesOf, arrowsOf, skeletonOf, writeRecording]) view(recording);
		judgeAll([], recording);
		assert.equal(live.ended, item !== undefined && 'end' in item);
		assert.equal(live.recording, recording);
	}
});

test('collector() pairs the n-th output with the n-th arrival, by lane and fd', () => {
	const live = collector();
	const arrive = (lane: string, fd: number, t: number) => live.add({ arrived: { lane, fd, t } });
	arrive('P1', 1, 10);
	live.add(out(5, 'P1', 'a'));
	live.add(out(6, 'P1', 'b'));
	live.add({ ...out(7, 'P1', 'c'), fd: 2 } as never);
	live.add(out(7, 'P2', 'd'));
	live.add(out(8, 'P1', 'already', 9));
	arrive('P1', 2, 11);
	arrive('P1', 1, 12);
	assert.deepEqual(
		live.recording.events.map((event) => event.kind === 'out' && [event.text, event.arrived]),
		[
			...[
				['a', 10],
				['b', 12],
				['c', 11],
			],
			...[
				['d', undefined],
				['already', 9],
			],
		],
	);
});

test('collector() leaves the items that it is given alone', () => {
	const live = collector();
	const item = Object.freeze(out(5, 'P1', 'a'));
	live.add(item);
	live.add({ newLane: Object.freeze({ id: 'P1', kind: 'process', name: '' }) });
	live.add({ newLane: { id: 'P1', kind: 'process', name: 'main.ts', pid: 7 } });
	live.add({ arrived: { lane: 'P1', fd: 1, t: 12 } });
	assert.deepEqual(live.recording.events, [out(5, 'P1', 'a', 12)]);
	assert.deepEqual(live.recording.lanes, [{ id: 'P1', kind: 'process', name: 'main.ts', pid: 7 }]);
	assert.deepEqual(item, out(5, 'P1', 'a'));
});

test('collector() puts events that come lane by lane in their order', () => {
	const { add, recording } = collector();
	for (const lane of ['P2', 'P1', 'P1.T1', 'P3'])
		for (let n = 0; n < 3000; n++) add({ t: n * 3, lane, kind: 'mark', name: `${n}` });
	assert.equal(recording.events.length, 12_000);
	assert.deepEqual(recording.events, sortEvents(recording.events));
	for (const event of recording.events) assert.ok(event.kind === 'mark' && Number(event.name) * 3 === event.t);
});
