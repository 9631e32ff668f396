import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collector } from '../recording/collector.ts';
import { exit, header, mark, start } from '../recording/fixture.ts';
import type { Lane, StreamItem } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import { crowd } from './crowd.ts';

const lane = (id: string, parent?: string): { newLane: Lane } => ({
	newLane: { id, kind: 'process', name: 'x', ...(parent && { parent }) },
});
test('crowd() leaves out the lanes and events for which there is no room, and says how many', () => {
	const live = collector();
	const { add } = crowd({ lanes: 2, events: 3, bytes: 100 }, live.add);
	const items: StreamItem[] = [
		{ header: header(12) },
		lane('P1'),
		start(0, 'P1'),
		lane('P2', 'P1'),
		{ t: 1, lane: 'P1', kind: 'spawn', child: 'P2' },
		start(1, 'P2'),
		lane('P3', 'P1'),
		{ t: 2, lane: 'P1', kind: 'spawn', child: 'P3' },
		start(2, 'P3'),
		mark(3, 'P3', 'm'),
		{ arrived: { lane: 'P3', fd: 1, t: 3 } },
		mark(4, 'P1', 'm'),
		mark(5, 'P2', 'm'),
		mark(6, 'P1', 'm'),
		{ t: 7, lane: 'P1', kind: 'out', fd: 1, text: 'é' },
		mark(8, 'P1', 'm'),
		mark(9, 'P1', 'm'),
		exit(10, 'P3'),
		exit(11, 'P2'),
		exit(12, 'P1'),
		{ end: { durationUs: 12, exit: { code: 0, signal: null } } },
	];
	for (const item of items) add(item);
	assert.deepEqual(validate(live.recording), []);
	assert.deepEqual(
		live.recording.lanes.map(({ id }) => id),
		['P1', 'P2'],
	);
	assert.deepEqual(
		live.recording.events.flatMap((event) => (event.kind === 'dropped' ? [event] : [])),
		[
			{ t: 2, lane: 'P1', kind: 'dropped', what: 'spawn', count: 1 },
			{ t: 7, lane: 'P1', kind: 'dropped', what: 'out', count: 1, bytes: 2 },
			{ t: 8, lane: 'P1', kind: 'dropped', what: 'mark', count: 2 },
		],
	);
});

test('crowd() tells what it left out of lanes that nobody saw end', () => {
	const live = collector();
	const { add, close } = crowd({ lanes: 2, events: 0, bytes: 100 }, live.add);
	for (const item of [{ header: header() }, lane('P1'), start(0, 'P1'), mark(1, 'P1', 'm')] as StreamItem[]) add(item);
	close();
	assert.deepEqual(live.recording.events.at(-1), { t: 1, lane: 'P1', kind: 'dropped', what: 'mark', count: 1 });
});

test('crowd() tells output as long as there is room for its bytes', () => {
	const live = collector();
	const { add, close } = crowd({ lanes: 2, events: 100, bytes: 5 }, live.add);
	const items: StreamItem[] = [lane('P1'), start(0, 'P1')];
	for (const t of [1, 2, 3]) items.push({ t, lane: 'P1', kind: 'out', fd: 1, text: 'abc' });
	for (const item of items) add(item);
	close();
	assert.deepEqual(live.recording.events.at(-1), {
		t: 3,
		lane: 'P1',
		kind: 'dropped',
		what: 'out',
		count: 1,
		bytes: 3,
	});
});
