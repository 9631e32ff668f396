import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownLane } from './known-lane.ts';
import { media } from './media.ts';
import { unixPairs } from './unix-pairs.ts';

const lane = (id: string) => ({ lane: { id } }) as KnownLane;
const server = lane('S');

function open() {
	const pairs = unixPairs(media());
	const client = (id: string, from: number, to?: number) => {
		const mouth = pairs.end(lane(id), '/socket', true, from);
		if (to !== undefined) pairs.connected(mouth, to);
		return mouth;
	};
	const taken = (t: number) => pairs.end(server, '/socket', false, t);
	const settle = (times: number) => {
		for (let left = times; left > 0; left--) pairs.settle();
	};
	return { pairs, client, taken, settle };
}

test('unixPairs() gives a server its clients in the order in which they connected, whatever was read first', () => {
	const { client, taken, settle } = open();
	const [first, second] = [taken(20), taken(30)];
	const late = client('B', 15, 16);
	const early = client('A', 10, 11);
	settle(2);
	assert.deepEqual([first.medium, second.medium], [early.medium, late.medium]);
	assert.equal(first.medium.doubtful, undefined);
});

test('unixPairs() does not take one that failed, nor one that came later', () => {
	const { pairs, client, taken, settle } = open();
	pairs.drop(client('A', 1));
	const outside = taken(5);
	const later = client('B', 6, 7);
	const inside = taken(9);
	settle(2);
	assert.notEqual(outside.medium, later.medium);
	assert.equal(inside.medium, later.medium);
});

test('unixPairs() says where two may have been connected the other way round', () => {
	const { client, taken, settle } = open();
	const [a, b] = [client('A', 1, 4), client('B', 2, 3)];
	const [first, second] = [taken(10), taken(11)];
	settle(2);
	assert.deepEqual([first.medium, second.medium], [b.medium, a.medium]);
	assert.deepEqual([b.medium.doubtful, a.medium.doubtful], [true, undefined]);
});

test('unixPairs() waits for a client that has not said yet that it is connected', () => {
	const { pairs, client, taken, settle } = open();
	const [a, b] = [client('A', 1), client('B', 2, 5)];
	const first = taken(10);
	settle(10);
	assert.notEqual(first.medium, b.medium);
	pairs.connected(a, 3);
	settle(1);
	assert.equal(first.medium, a.medium);
});
