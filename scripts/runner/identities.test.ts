import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identities } from './identities.ts';

test('nameOfBuffer() numbers buffers in order of first use, whatever names lanes have for them', () => {
	const { join, nameOfBuffer } = identities();
	join('a1', 'b1');
	join('b1', 'c1');
	join('x1', 'y1');
	assert.deepEqual(['y1', 'c1', 'a1', 'b1', 'x1', 'alone'].map(nameOfBuffer), ['s1', 's2', 's2', 's2', 's1', 's3']);
});

test('nameOfBuffer() keeps the earlier name where two become known to be the same', () => {
	const { join, nameOfBuffer } = identities();
	assert.deepEqual(['a', 'b', 'c'].map(nameOfBuffer), ['s1', 's2', 's3']);
	join('c', 'a');
	assert.deepEqual(['a', 'b', 'c', 'd'].map(nameOfBuffer), ['s1', 's2', 's1', 's4']);
});
