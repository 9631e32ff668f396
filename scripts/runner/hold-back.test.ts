import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdBack } from './hold-back.ts';
import type { Line } from './lines.ts';

/** Lines are numbers; some wait for a key until it was woken. */
function taker(waits: Record<number, string>) {
	const taken: string[] = [];
	const there = new Set<string>();
	const held = holdBack((file, line, forced) => {
		const key = waits[line.t];
		if (key !== undefined && !there.has(key) && !forced) return key;
		taken.push(`${file}${line.t}`);
		return undefined;
	});
	return {
		taken,
		held,
		take: (file: string, t: number) => held.take(file, { k: 'running', t } as Line),
		arrive(key: string) {
			there.add(key);
			held.wake(key);
		},
	};
}

test('holdBack() keeps the lines of a file in order behind one that waits, and no other file', () => {
	const { taken, held, take, arrive } = taker({ 2: 'x', 3: 'y' });
	for (const t of [1, 2, 3, 4]) take('a', t);
	take('b', 5);
	assert.deepEqual(taken, ['a1', 'b5']);
	assert.deepEqual(held.awaited(), ['x']);
	arrive('x');
	take('b', 6);
	assert.deepEqual(taken, ['a1', 'b5', 'b6', 'a2']);
	arrive('y');
	held.settle();
	assert.deepEqual(taken.slice(4), ['a3', 'a4']);
});

test('holdBack() lets a file go that has waited for too long, up to the next line that waits', () => {
	const { taken, held, take } = taker({ 1: 'x', 2: 'y' });
	take('a', 1);
	take('a', 2);
	let settles = 0;
	while (taken.length === 0 && settles < 1000) {
		held.settle();
		settles++;
	}
	assert.deepEqual(taken, ['a1']);
	assert.ok(settles > 10);
});

test('holdBack() releases a file, or all, whatever is missing', () => {
	const { taken, held, take } = taker({ 1: 'x', 2: 'y', 3: 'z' });
	for (const t of [1, 2]) take('a', t);
	take('b', 3);
	held.release('a');
	assert.deepEqual(taken, ['a1', 'a2']);
	held.release();
	assert.deepEqual(taken, ['a1', 'a2', 'b3']);
});

test('holdBack() keeps what cannot be taken even by force', () => {
	const held = holdBack(() => 'never');
	held.take('a', { k: 'running', t: 1 });
	held.release();
	assert.deepEqual(held.awaited(), ['never']);
});
