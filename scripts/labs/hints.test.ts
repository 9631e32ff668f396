import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hintsOf } from './hints.ts';

test('hintsOf() gives the sections in order, and lets the file have a title', () => {
	assert.deepEqual(hintsOf('# Hints\n\n## 1\n\nOne.\n\n## 2\n\n`two`\n\nmore\n', 'h.md'), ['One.', '`two`\n\nmore']);
	assert.deepEqual(hintsOf('', 'h.md'), []);
});

test('hintsOf() names the line of what is no hint', () => {
	assert.throws(() => hintsOf('## 1\n\nOne.\n\n## 3\n\nThree.\n', 'h.md'), /h\.md:5: hint 2 is called "3"/);
	assert.throws(() => hintsOf('## 1\n\n## 2\n\nTwo.\n', 'h.md'), /h\.md:1: hint 1 says nothing/);
	assert.throws(() => hintsOf('Read this.\n\n## 1\n\nOne.\n', 'h.md'), /h\.md:1: there is text before/);
});
