import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, near } from './near.ts';

test('near() finds a swapped, a missing and a changed letter', () => {
	assert.equal(near('tiemout', ['title', 'timeout']), 'timeout');
	assert.equal(near('titl', ['title', 'timeout']), 'title');
	assert.equal(near('gool', ['goal', 'runs']), 'goal');
});

test('near() takes the beginning of a name for the name', () => {
	assert.equal(near('thor', ['timeout', 'thorough']), 'thorough');
});

test('near() finds nothing where nothing is near', () => {
	assert.equal(near('zebra', ['title', 'timeout']), undefined);
	assert.equal(near('x', ['title']), undefined);
});

test('didYouMean() is empty without a near name', () => {
	assert.equal(didYouMean('zebra', ['title']), '');
	assert.equal(didYouMean('titel', ['title']), 'Did you mean "title"?');
});
