import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { layout } from '../../scripts/timeline/layout.ts';
import { sceneOf } from '../../scripts/timeline/scene.ts';
import { placeAt, sourceOf } from './snap.ts';

const laid = layout(sceneOf(firstRace), { width: 900 });

test('placeAt() snaps to the nearest event of the nearest lane', () => {
	const row = laid.rows[1] ?? assert.fail();
	const [first, second] = row.instants;
	assert.ok(first && second);
	const nearer = first.x + (second.x - first.x) * 0.4;
	assert.deepEqual(placeAt(laid, nearer, row.y + 30), { lane: row.lane, t: first.t });
	assert.deepEqual(placeAt(laid, -50, row.y), { lane: row.lane, t: 0 + (firstOf(row.lane)?.t ?? 0) });
});

test('placeAt() takes the thing that stands there, of an arrow the nearer end', () => {
	const arrow = { kind: 'message', from: { lane: 'P1.T1', t: 1 }, to: { lane: 'P1', t: 60_000 }, label: '' } as const;
	const event = firstRace.events.at(-1) ?? assert.fail();
	assert.deepEqual(placeAt(laid, 5, 5, { kind: 'event', event }), { lane: event.lane, t: event.t });
	assert.deepEqual(placeAt(laid, 899, 5, { kind: 'arrow', arrow }), arrow.to);
});

test('sourceOf() knows the line of an event, and of what begins with one', () => {
	const event = firstRace.events.find(({ at }) => at !== undefined) ?? assert.fail();
	assert.equal(sourceOf(firstRace, { kind: 'event', event }), event.at);
	const slice = { lane: event.lane, from: event.t, to: event.t + 5, kind: 'waiting', label: '' } as const;
	assert.equal(sourceOf(firstRace, { kind: 'slice', slice }), event.at);
	const running = { ...slice, kind: 'running', share: 0.5 } as const;
	assert.equal(sourceOf(firstRace, { kind: 'slice', slice: running }), undefined, 'a lane that runs passes many lines');
	assert.equal(sourceOf(firstRace, { kind: 'lane', lane: 'P1' }), undefined);
});

function firstOf(lane: string) {
	return firstRace.events.find((event) => event.lane === lane && event.kind !== 'cpu');
}
