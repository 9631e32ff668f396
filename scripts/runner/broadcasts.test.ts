import assert from 'node:assert/strict';
import { test } from 'node:test';
import { broadcasts } from './broadcasts.ts';
import type { EventBody, KnownLane } from './known-lane.ts';
import { thin } from './thin.ts';

/** Three threads of P1, each with a channel `b1` in a file of its name. */
function group() {
	const told: string[] = [];
	const process = { lane: { id: 'P1' } } as KnownLane;
	const lanes = new Map(['a', 'b', 'c'].map((id) => [id, { lane: { id }, process } as KnownLane]));
	const event = ({ lane }: KnownLane, body: EventBody) => {
		assert.ok(body.kind === 'send' || body.kind === 'receive');
		told.push(`${lane.id} ${body.kind} ${body.message?.split('#')[1]}${body.seen ? ` ${body.seen}` : ''}`);
	};
	const all = broadcasts({ thinned: thin(100), event, place: () => undefined, wake: () => {}, join: () => {} });
	const lane = (id: string) => lanes.get(id) as KnownLane;
	const join = (id: string, t: number) => all.join(id, lane(id), { k: 'join', t, ch: 'b1', name: 'news' });
	let n = 0;
	return {
		told,
		join,
		send: (id: string, t: number, preview: string) =>
			all.send(id, lane(id), { k: 'send', t, ch: 'b1', n: n++ && 0, preview }, undefined),
		receive: (id: string, t: number, preview: string) =>
			all.receive(id, lane(id), { k: 'recv', t, ch: 'b1', n: 0, preview }),
		waits: (id: string, t: number, preview: string) => all.waits(id, { k: 'recv', t, ch: 'b1', n: 0, preview }),
	};
}

test('broadcasts() joins what says the same, each once per receiver', () => {
	const { told, join, send, receive } = group();
	for (const id of ['a', 'b', 'c']) join(id, 0);
	send('a', 1, 'x');
	send('b', 2, 'y');
	send('a', 3, 'x');
	for (const [t, preview] of [
		[5, 'y'],
		[6, 'x'],
		[7, 'x'],
	] as const)
		receive('c', t, preview);
	assert.deepEqual(told.slice(3), ['c receive 1', 'c receive 0', 'c receive 2']);
});

test('broadcasts() says where it took the earlier one of two that say the same', () => {
	const { told, join, send, receive } = group();
	for (const id of ['a', 'b', 'c']) join(id, 0);
	send('b', 2, 'x');
	send('a', 1, 'x');
	receive('c', 5, 'x');
	receive('c', 6, 'x');
	assert.deepEqual(told.slice(2), ['c receive 1 inferred', 'c receive 0']);
});

test('broadcasts() takes nothing that was sent before the receiver was there, or by itself', () => {
	const { told, join, send, receive, waits } = group();
	join('a', 0);
	send('a', 1, 'x');
	join('b', 2);
	send('b', 3, 'x');
	assert.equal(waits('a', 2, 'x'), 'broadcast:news@P1', 'what was sent later cannot be it');
	send('a', 4, 'x');
	receive('b', 5, 'x');
	assert.deepEqual(told.slice(3), ['b receive 2']);
});
